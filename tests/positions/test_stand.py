"""Where every player stands on every issue, as of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.model import Position, as_of
from winset.positions import active_players, positions, positions_left_out
from winset.testing import player, prior, reading, small_case

DAY = date(2006, 1, 1)


def at(found: tuple[Position, ...], who: str, issue: str) -> Position:
    return next(p for p in found if (p.player, p.issue) == (who, issue))


def test_each_active_player_has_a_position_on_each_issue() -> None:
    case = as_of(small_case(), DAY)
    found = positions(case, DAY)
    assert len(found) == len(active_players(case, DAY)) * len(case.issues)


def test_without_readings_the_prior_stands() -> None:
    p = at(positions(as_of(small_case(), DAY), DAY), "fra-house", "energy")
    assert (p.mean, p.sd, p.pulls) == (0.5, pytest.approx((0.2**2 + 0.15**2) ** 0.5), ())


def test_a_position_lists_its_items_and_their_pull() -> None:
    p = at(positions(as_of(small_case(), DAY), DAY), "fra-leader", "energy")
    assert [pull.reading for pull in p.pulls] == ["r1"]
    assert p.pulls[0].shift == pytest.approx(p.mean - p.prior_mean)
    assert p.prior_mean < p.mean < 0.8


def test_the_scored_options_own_negotiation_is_left_out() -> None:
    case = as_of(small_case(), DAY)
    assert at(positions(case, DAY), "deu-leader", "energy").mean < 0.7
    assert at(positions(case, DAY, without="pipeline"), "deu-leader", "energy").mean == 0.7


def test_rows_planted_later_move_nothing() -> None:
    case = small_case()
    later = "2006-01-02"
    planted = replace(
        case,
        readings=(*case.readings, reading("late", "fra-leader", "energy", -0.5, known_from=later)),
        players=(*case.players, player("fra-leader", "FRA", name="another", since="2005-12-01", known_from=later)),
    )
    assert positions(as_of(planted, DAY), DAY) == positions(as_of(case, DAY), DAY)


def test_a_case_that_was_not_sliced_is_refused() -> None:
    case = small_case(readings=(reading("late", "fra-leader", "energy", -0.5, known_from="2010"),))
    with pytest.raises(ValueError, match="as_of"):
        positions(case, DAY)


def test_order_of_the_readings_does_not_matter() -> None:
    case = as_of(small_case(), DAY)
    assert positions(replace(case, readings=case.readings[::-1]), DAY) == positions(case, DAY)


def test_a_player_that_has_left_has_no_position() -> None:
    case = small_case()
    gone = replace(case.players[0], until="2005-01-01")
    names = {p.id for p in active_players(as_of(replace(case, players=(gone, *case.players[1:])), DAY), DAY)}
    assert "fra-leader" not in names
    assert "deu-leader" in names


def test_experts_enter_as_more_specific_priors() -> None:
    case = as_of(small_case(), DAY)
    told = replace(case, priors=(*case.priors, prior("LEG", "energy", 0.9, country="FRA")))
    assert at(positions(told, DAY), "fra-house", "energy").mean == 0.9


def test_what_is_left_out_by_cluster_agrees_with_leaving_it_out_alone() -> None:
    case = as_of(small_case(), DAY)
    left_out = positions_left_out(case, DAY)
    assert list(left_out) == ["pipeline"]
    whole = positions(case, DAY, without="pipeline")
    changed = {(p.player, p.issue) for p, q in zip(whole, positions(case, DAY), strict=True) if p != q}
    assert changed == {(p.player, p.issue) for p in left_out["pipeline"]}
    assert all(p in whole for p in left_out["pipeline"])


def test_many_readings_never_make_a_position_surer_than_the_ladder_can_show() -> None:
    said = tuple(
        reading(f"s{i}", "fra-leader", "energy", 0.6, date="2006-01-01", known_from="2006-01-01") for i in range(50)
    )
    p = at(positions(as_of(small_case(readings=said), DAY), DAY), "fra-leader", "energy")
    assert 0.15 < p.sd < 0.16

"""The game of a day as named arrays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from winset.bargaining.game import ELSEWHERE, Game, game_of
from winset.errors import BadInput
from winset.model import Case, as_of
from winset.testing import influence, issue, player, power, small_case

DAY = date(2006, 1, 1)


def game(case: Case | None = None) -> Game:
    return game_of(as_of(case or small_case(), DAY), DAY)


def test_consent_holders_come_first() -> None:
    g = game()
    assert g.seats == 6
    assert {p.sector for p in g.players[: g.seats]} == {"GOV", "LEG"}
    assert {p.sector for p in g.players[g.seats :]} == {"MED", "PUB"}


def test_arrays_speak_of_the_players_and_issues_they_are_named_for() -> None:
    g = game()
    position = g.positions["deu-leader", "health"]
    assert g.mean[g.row("deu-leader"), g.column("health")] == position.mean
    assert g.sd[g.row("deu-leader"), g.column("health")] == position.sd
    assert g.status_quo[g.column("history")] == 0.1
    assert {g.players[i].country for i in g.rows_of("POL")} == {"POL"}


def test_the_negotiator_is_whose_own_consent_most_instruments_need() -> None:
    case = small_case()
    more = tuple(power("fra-house", i, body="fra-house") for i in ("treaty", "dialogue", "programme"))
    g = game(replace(case, powers=(*case.powers, *more)))
    assert g.players[g.negotiators["FRA"]].id == "fra-house"
    assert g.players[g.negotiators["DEU"]].id == "deu-leader"


def test_without_powers_the_most_influential_government_player_negotiates() -> None:
    case = small_case(powers=(), players=(*small_case().players, player("fra-minister", "FRA")))
    g = game(replace(case, influence=(*case.influence, influence("fra-minister", 2.0))))
    assert g.players[g.negotiators["FRA"]].id == "fra-minister"


def test_a_country_where_nobody_could_consent_is_named() -> None:
    case = small_case(powers=())
    with pytest.raises(BadInput, match="POL has no player that could consent"):
        game(replace(case, players=tuple(p for p in case.players if p.id != "pol-leader")))


def test_all_countries_where_nobody_could_consent_are_named_at_once() -> None:
    case = small_case(powers=())
    with pytest.raises(BadInput) as found:
        game(replace(case, players=()))
    assert [problem.what[:3] for problem in found.value.problems] == list(case.countries)


def test_without_options_there_is_nothing_to_consent_to() -> None:
    g = game(replace(small_case(powers=()), players=(), options=(), readings=(), constraints=()))
    assert (g.seats, dict(g.rules), dict(g.negotiators)) == (0, {}, {})


def test_an_instrument_without_a_row_needs_the_negotiator_alone() -> None:
    g = game()
    assert g.rules["FRA", "dialogue"].members == (g.row("fra-leader"),)
    assert set(g.rules["FRA", "treaty"].members) == {g.row("fra-leader"), g.row("fra-house")}


def test_quotas_are_shares_of_those_who_are_there() -> None:
    votes = tuple(
        power(f"fra-{name}", "treaty", body="chamber", right="body", weight=weight, quota=0.6)
        for name, weight in (("house", 3.0), ("press", 1.0))
    )
    case = small_case(powers=votes)
    (body,) = game(case).rules["FRA", "treaty"].bodies
    assert body.quota == pytest.approx(2.4)
    gone = replace(case, players=tuple(p for p in case.players if p.id != "fra-press"))
    (body,) = game(gone).rules["FRA", "treaty"].bodies
    assert body.quota == pytest.approx(1.8)


def test_a_power_counts_only_while_it_is_in_force() -> None:
    case = small_case(powers=(*small_case().powers, power("fra-house", "dialogue", body="b", until="2005-12-31")))
    case = replace(case, powers=tuple(replace(w, known_from="1990-01-01") for w in case.powers))
    assert game(case).rules["FRA", "dialogue"].members == (game(case).row("fra-leader"),)


def test_those_who_judge_are_not_heard() -> None:
    case = small_case(players=(*small_case().players, player("fra-court", "FRA", "JUD")))
    g = game(replace(case, influence=(*case.influence, influence("fra-court", 1.0))))
    assert g.influence[g.row("fra-court")] == 0.0


def test_an_agency_is_heard_less_on_what_it_does_not_own() -> None:
    base = small_case()
    owned = replace(issue("energy"), agencies=(("FRA", ("Energy Ministry (since 2000)",)),))
    case = replace(
        base,
        issues=(owned, *base.issues[1:]),
        players=(
            *base.players,
            player("fra-energy", "FRA", name="Energy Ministry"),
            player("deu-x", "DEU", name="Energy Ministry"),
        ),
    )
    g = game(case)
    assert g.desk[g.row("fra-energy")].tolist() == [1.0, ELSEWHERE, ELSEWHERE, ELSEWHERE]
    assert np.all(g.desk[g.row("deu-x")] == 1.0)  # no agency of any issue at home
    assert np.all(g.desk[g.row("fra-press")] == 1.0)

"""The best form of an option, and whether it needs all countries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.choice import least_gain, needs_all, scaled_gains, units_of_gain
from winset.bargaining.settings import GameSettings
from winset.model import as_of
from winset.testing import option, prior, small_case

DAY = date(2006, 1, 1)
CLOSED = GameSettings(openness=0.0, draws=2)


def assessment(margin: float = 0.05, **fields: object) -> Assessment:
    plan = option(
        "plan", 0.5, on="health", **({"formats": ("bilateral", "trilateral"), "parties": ("FRA", "DEU")} | fields)
    )
    return assessed(as_of(small_case(options=(plan,)), DAY), DAY, settings=replace(CLOSED, format_margin=margin))


def test_the_wider_format_is_taken_where_it_costs_little() -> None:
    wide = assessment(margin=0.5)
    assert wide.board.forms[wide.best[0]].countries == ("FRA", "DEU", "POL")
    narrow = assessment(margin=0.0)
    assert narrow.board.forms[narrow.best[0]].countries == ("FRA", "DEU")


def test_fewer_suffice_where_they_are_the_core() -> None:
    a = assessment(margin=0.0)
    three = needs_all(
        a.board, a.found, least_gain(a.board, scaled_gains(a.found, a.best)), int(a.best[0]), a.game.countries
    )
    assert not three.needed
    assert three.alternative is not None
    assert three.alternative.countries == ("FRA", "DEU")
    assert "France and Germany can do it" in three.sentence
    assert f"{a.found.joint[a.best[0]]:.2f}" in three.sentence


def test_a_core_of_all_needs_all_and_the_best_pair_does_a_part() -> None:
    a = assessment(parties=("FRA", "DEU", "POL"))
    three = needs_all(a.board, a.found, a.found.joint, int(a.best[0]), a.game.countries)
    assert three.needed
    assert three.alternative is not None
    assert len(three.alternative.countries) == 2
    assert three.alternative.joint >= a.found.joint[a.best[0]]


def test_without_a_narrower_format_it_exists_only_among_all() -> None:
    a = assessment(formats=("trilateral",))
    three = needs_all(a.board, a.found, a.found.joint, int(a.best[0]), a.game.countries)
    assert three.needed
    assert three.alternative is None


def test_frames_that_are_only_shown_are_never_chosen() -> None:
    a = assessment(frames=("history",))
    assert a.board.forms[a.best[0]].variant.frame == "history"
    assert {f.variant.frame for f in a.board.forms} == {"history", "functional"}


def test_gains_are_in_units_of_each_countrys_best_ratifiable_option() -> None:
    case = small_case()
    richer = replace(
        case, priors=(*case.priors, prior("GOV", "health", 0.9, country="FRA", salience=5.0, salience_high=5.0))
    )
    for world in (case, richer):
        a = assessed(as_of(world, DAY), DAY, settings=CLOSED)
        gains = scaled_gains(a.found, a.best)[:, a.best]
        assert gains.max(axis=1) == pytest.approx([1.0, 1.0, 1.0])
        assert scaled_gains(a.found, a.best) * units_of_gain(a.found, a.best)[:, None] == pytest.approx(a.found.gain)

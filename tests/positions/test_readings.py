"""Which readings speak, and with what weight."""

from __future__ import annotations

from datetime import date

import pytest

from winset.positions.readings import as_evidence, by_player_and_issue, excluded_options, handovers, reading_weight
from winset.positions.settings import PositionSettings
from winset.positions.update import Anchor, Choice
from winset.testing import option, player, reading

SETTINGS = PositionSettings()
SAID = reading("r", "p", "energy", 0.6, date="2010-01-01", known_from="2010-01-01")


def test_weight_halves_with_the_half_life() -> None:
    fresh = reading_weight(SAID, date(2010, 1, 1), (), SETTINGS)
    old = reading_weight(SAID, date(2015, 1, 1), (), SETTINGS)
    assert fresh == 1.0
    assert old == pytest.approx(0.5, abs=1e-3)


def test_a_new_holder_of_the_office_inherits_part_of_the_weight() -> None:
    turns = handovers(
        [
            player("p", "FRA", name="second", since="2011-01-01"),
            player("p", "FRA", name="first", since="2005-01-01", until="2011-01-01"),
            player("p", "FRA", name="second", since="2013-01-01"),
        ]
    )
    assert turns == (date(2011, 1, 1),)
    day = date(2012, 1, 1)
    kept = reading_weight(SAID, day, turns, SETTINGS) / reading_weight(SAID, day, (), SETTINGS)
    assert kept == pytest.approx(SETTINGS.succession)


def test_a_likely_source_weighs_less() -> None:
    likely = reading("r", "p", "energy", 0.6, date="2010-01-01", status="likely")
    assert reading_weight(likely, date(2010, 1, 1), (), SETTINGS) == SETTINGS.likely_weight


@pytest.mark.parametrize(
    ("kind", "level", "against", "side"), [("accept", 0.6, 0.2, 1), ("reject", 0.6, 0.2, -1), ("accept", 0.1, 0.5, -1)]
)
def test_an_answer_reads_the_midpoint(kind: str, level: float, against: float, side: int) -> None:
    evidence = as_evidence(reading("r", "p", "energy", level, kind=kind, against=against), 0.5, 0.9, SETTINGS)
    assert evidence == Choice((level + against) / 2, side, SETTINGS.choice_sd, 0.5)


def test_an_answer_without_its_measure_takes_where_the_issue_stood() -> None:
    evidence = as_evidence(reading("r", "p", "energy", 0.6, kind="reject"), 1.0, 0.0, SETTINGS)
    assert evidence == Choice(0.3, -1, SETTINGS.choice_sd, 1.0)


def test_an_offer_of_the_status_quo_tells_nothing() -> None:
    assert as_evidence(reading("r", "p", "energy", 0.6, kind="accept"), 1.0, 0.6, SETTINGS) is None


def test_a_poll_is_blurred_more_than_a_stance() -> None:
    poll = as_evidence(reading("r", "p", "energy", 0.6, kind="poll"), 1.0, 0.0, SETTINGS)
    stance = as_evidence(reading("r", "p", "energy", 0.6), 1.0, 0.0, SETTINGS)
    assert isinstance(poll, Anchor)
    assert isinstance(stance, Anchor)
    assert poll.sd > stance.sd


def test_the_whole_cluster_of_a_scored_option_is_left_out() -> None:
    options = [option("a", cluster="idea"), option("b", cluster="idea"), option("c", cluster="other")]
    assert excluded_options(options, "a") == {"a", "b"}
    assert excluded_options(options, None) == frozenset()


def test_readings_are_grouped_without_the_excluded_ones() -> None:
    rows = [reading("b", "p", "energy", 0.1, option="x"), reading("a", "p", "energy", 0.2)]
    assert [r.id for r in by_player_and_issue(rows, set())["p", "energy"]] == ["a", "b"]
    assert [r.id for r in by_player_and_issue(rows, {"x"})["p", "energy"]] == ["a"]

from __future__ import annotations

import pytest

from winset.coder.lexicon import table
from winset.coder.prefilter import passes, points_back


@pytest.mark.parametrize(
    ("setting", "names", "kept"),
    [("none", 0, True), ("actor", 0, False), ("actor", 1, True), ("actor+cue", 1, True), ("two actors", 1, False)],
)
def test_a_setting_says_how_many_names_are_needed(setting: str, names: int, kept: bool) -> None:
    assert passes(setting, "Japan condemned the launch.", names) is kept  # type: ignore[arg-type]


def test_a_sentence_without_a_cue_is_left_out() -> None:
    assert not passes("actor+cue", "Japan is a country of islands.", 1)


def test_a_capital_inside_a_sentence_is_no_cue() -> None:
    assert not passes("cue", "The old museum of the Attack Regiment lies near the river and opens in March.", 1)


@pytest.mark.parametrize("row", [r for r in table("verbs.csv") if r["plover"]], ids=lambda row: row["id"])
def test_no_example_of_the_lexicon_is_lost(row: dict[str, str]) -> None:
    assert passes("actor+cue", row["example"], 2)


def test_pronouns_point_back() -> None:
    assert points_back("It also recalled its envoy.")
    assert points_back("Leaders of the two countries met.")
    assert not points_back("Bread got cheaper.")

from __future__ import annotations

import pytest

from winset.coder.lexicon import table
from winset.coder.names import names
from winset.coder.party import names_party
from winset.coder.prefilter import DEFAULT, Setting, passes, points_back


def kept(setting: Setting, text: str, *, more: int = 0) -> bool:
    hits = names().hits(text)
    return passes(setting, text, hits, party=bool(more) or names_party(text, hits), more=more)


@pytest.mark.parametrize(
    ("setting", "text", "wanted"),
    [
        ("none", "It rained.", True),
        ("actor", "They condemned the launch.", False),
        ("actor", "Japan is a country of islands.", True),
        ("actor+cue", "Japan condemned the launch.", True),
        ("two actors", "Japan condemned the launch.", False),
        ("two actors", "Japan condemned the launch by North Korea.", True),
        ("party+cue", "Japan condemned the launch.", True),
        ("party+cue", "Acme Tools said it agreed to sell shops in Canada.", False),
        ("actor+cue", "Acme Tools said it agreed to sell shops in Canada.", True),
    ],
)
def test_a_setting_says_what_is_needed(setting: Setting, text: str, wanted: bool) -> None:
    assert kept(setting, text) is wanted


def test_a_sentence_without_a_cue_is_left_out() -> None:
    assert not kept(DEFAULT, "Japan is a country of islands.")


def test_a_capital_inside_a_sentence_is_no_cue() -> None:
    assert not kept("cue", "The old museum of the Attack Regiment lies near the river and opens in March.")


@pytest.mark.parametrize("row", [r for r in table("verbs.csv") if r["plover"]], ids=lambda row: row["id"])
def test_no_example_of_the_lexicon_is_lost(row: dict[str, str]) -> None:
    assert kept(DEFAULT, row["example"])


def test_pronouns_point_back() -> None:
    assert points_back("It also recalled its envoy.")
    assert points_back("Leaders of the two countries met.")
    assert not points_back("Bread got cheaper.")


def test_what_points_back_needs_somebody_before() -> None:
    assert not kept(DEFAULT, "It also recalled its envoy.")
    assert kept(DEFAULT, "It also recalled its envoy.", more=1)

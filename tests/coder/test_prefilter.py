from __future__ import annotations

import pytest

from winset.coder.lexicon import table
from winset.coder.names import names
from winset.coder.party import names_party
from winset.coder.piece import pieces
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


def told(*texts: str) -> list[bool]:
    """Whether each sentence of a text is parsed."""
    return [piece.parsed for piece in pieces(" ".join(texts), names(), DEFAULT, told=False, claims=False)]


def test_the_sentence_in_which_a_pronoun_is_named_is_parsed_with_it() -> None:
    assert told("Robert White is Canada's deputy chief.", "He agreed to set up a panel.") == [True, True]
    assert told("Robert White is Canada's deputy chief.", "Bread got cheaper.") == [False, False]


def test_a_body_without_a_name_may_act_where_a_state_was_named() -> None:
    assert told("Japan has a new year.", "At noon the delegates rejected the plan.") == [False, True]
    assert told("Bread got cheaper.", "At noon the delegates rejected the plan.") == [False, False]


def test_a_name_may_be_broken_between_two_lines() -> None:
    text = "There were talks between the United\nStates and Japan."
    assert [text[h.start : h.end] for h in names().hits(text)] == ["United\nStates", "Japan"]
    assert told("Norway is cold.", "The foreign\nminister rejected the offer.")[1]

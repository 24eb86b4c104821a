"""Wrapped lines are paragraphs, and lines of their own stay so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from winset.sources.blocks import blocks

WRAPPED = [
    "The two governments agreed on Monday to hold annual talks on the price of",
    "gas, after a year in which neither side had answered the letters of the",
    "other, officials said.",
]


def test_wrapped_lines_are_one_block() -> None:
    assert [b.text for b in blocks("\n".join(WRAPPED))] == [" ".join(WRAPPED)]


def test_paragraphs_without_an_empty_line_between_them() -> None:
    assert [b.text for b in blocks("\n".join(WRAPPED * 2))] == [" ".join(WRAPPED)] * 2


def test_headlines_one_below_the_other_stay_apart() -> None:
    lines = ["Minister resigns over letters to a maker of boats", "Parliament votes on gas after a long night of talks"]
    assert len(blocks("\n".join(lines * 4))) == 8


def test_lines_of_a_page_stay_apart() -> None:
    text = "Home\nWorld\nA headline of a few words\n" + "A paragraph that a page puts on one line. " * 8
    assert len(blocks(text)) == 4


def test_items_of_a_wrapped_list_stay_apart() -> None:
    lines = [f"- {WRAPPED[0]}", WRAPPED[1], f"- {WRAPPED[1]}", "and no more"]
    assert [b.text for b in blocks("\n".join(lines))] == [" ".join(lines[:2]), " ".join(lines[2:])]


def test_blocks_know_their_place() -> None:
    text = "  one  \n\n\n two\n"
    assert [(b.start, b.end, b.text) for b in blocks(text)] == [(2, 5, "one"), (11, 14, "two")]
    assert blocks(" \n\n ") == []


@given(st.lists(st.text("ab .\u3000", max_size=90), max_size=12))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = blocks(text)
    assert "".join("".join(b.text.split()) for b in found) == "".join(text.split())
    assert all(text[a:b].strip() == text[a:b] != "" for block in found for a, b in block.lines)

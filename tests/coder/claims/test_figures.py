"""Figures: what is one, what is not, and which way it points."""

from __future__ import annotations

import pytest

from winset.coder.claims.figures import figures


@pytest.mark.parametrize(
    ("text", "rule", "number", "polarity"),
    [
        ("Trust reached a 41-year low.", "f-low", "a 41-year low", -1),
        ("Exports are at a ten-year high.", "f-high", "a ten-year high", 1),
        ("Support fell to 87.9 %.", "f-share", "87.9 %", -1),
        ("Support rose to 12 per cent.", "f-share", "12 per cent", 1),
        ("It will cost $500 million.", "f-money", "$500 million", 0),
        ("They gave 37 billion dollars.", "f-money", "37 billion dollars", 0),
        ("Some 3,400 students took part.", "f-count", "3,400 students", 0),
        ("Two in three Australians agree.", "f-fraction", "Two in three", 0),
    ],
)
def test_a_figure_is_found_with_its_direction(text: str, rule: str, number: str, polarity: int) -> None:
    (found,) = figures(text)
    assert (found.rule, text[found.start : found.end], found.polarity) == (rule, number, polarity)


@pytest.mark.parametrize(
    "text",
    ["It was signed in 1998.", "The road is 1,150 kilometres long.", "Article 9 has three parts.", "At 10:30 a.m."],
)
def test_years_lengths_and_numbers_of_articles_are_none(text: str) -> None:
    assert list(figures(text)) == []

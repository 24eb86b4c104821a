from __future__ import annotations

from datetime import date

import pytest

from winset.coder.when import moments

DAY = date(2024, 5, 1)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "future", "expected"),
    [
        ("They met on Monday.", False, "2024-04-29"),
        ("They will meet on Monday.", True, "2024-05-06"),
        ("They will meet next Tuesday.", True, "2024-05-07"),
        ("They met on 3 March 2021.", False, "2021-03-03"),
        ("They met on April 12.", False, "2024-04-12"),
        ("They will meet on April 12.", True, "2025-04-12"),
        ("They met in March 2021.", False, "2021-03"),
        ("They met in 2015.", False, "2015"),
        ("They met yesterday.", False, "2024-04-30"),
        ("They met last year.", False, "2023"),
        ("They met three days ago.", False, "2024-04-28"),
        ("They met on 2024-02-30.", False, None),
        ("They met on May 2 in Seoul.", False, "2024-05-02"),
        ("They met on May 3.", False, "2023-05-03"),
    ],
)
def test_an_expression_is_read_relative_to_the_document(text: str, future: bool, expected: str | None) -> None:
    (moment,) = moments(text, DAY)
    assert moment.on(future=future) == expected


@pytest.mark.parametrize("text", ["in the 1990s", "two years ago", "in 2015", "on the anniversary"])
def test_background_is_historical(text: str) -> None:
    assert moments(f"They met {text}.", DAY)[0].historical


def test_the_week_of_the_document_is_news() -> None:
    assert not moments("They met on Friday.", DAY)[0].historical


def test_without_a_date_only_words_tell() -> None:
    assert moments("They met on Monday.", None)[0].past is None
    assert moments("They met decades ago.", None)[0].historical


def test_a_limit_is_not_the_date_of_the_act() -> None:
    assert moments("They have met since 2015.", DAY)[0].bound


def test_a_year_before_a_noun_dates_what_the_noun_says() -> None:
    (moment,) = moments("They recalled the 2017 talks between the two.", DAY)
    assert (moment.on(future=False), moment.historical, moment.modifies) == ("2017", True, True)
    assert moments("They recalled 2017 cases.", DAY) == []

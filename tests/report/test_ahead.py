"""The section on the calendar: what lies ahead, and the best days for the first options."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from winset.desk import Desk
from winset.report.ahead import DAYS, ahead_section
from winset.report.book import Book
from winset.report.figure import Studio
from winset.report.tongue import speaking


@pytest.mark.parametrize("lang", ["en", "ja", "ko"])
def test_the_year_ahead_in_each_language(desk: Desk, tmp_path: Path, lang: str) -> None:
    book = Book(desk)
    with speaking(lang):
        found = ahead_section(desk, book, Studio(tmp_path))
    assert found is not None
    assert "{" not in found.lead
    assert [f.id for f in found.figures] == ["ahead", "windows"]
    count = next(e for e in book.entries if dict(e.arguments) == {})
    assert count.answer.value == len(found.entries)


def test_the_first_options_each_have_their_days(desk: Desk, tmp_path: Path) -> None:
    found = ahead_section(desk, Book(desk), Studio(tmp_path))
    assert found is not None
    for view, option in zip(found.best, desk.ranking.options, strict=False):
        assert f"#option-{option.id}" in view.option
        assert view.best == "–" or " to " in view.best
    months = [e.when for e in found.entries if e.kind == "summit"]
    assert "February 2027" in months  # a date known by month only is shown as one
    assert DAYS == 365


def test_a_case_with_nothing_dated_has_no_section(desk: Desk, tmp_path: Path) -> None:
    empty = Desk(desk.folder, replace(desk.case, calendar=(), rituals=()), desk.day)
    assert ahead_section(empty, Book(empty), Studio(tmp_path)) is None

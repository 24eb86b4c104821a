"""The section on ties: who, what changes of government took, and what is due."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from winset.desk import Desk
from winset.report.book import Book
from winset.report.figure import Studio
from winset.report.ties import ties_section
from winset.report.tongue import speaking


@pytest.mark.parametrize("lang", ["en", "ja", "ko"])
def test_the_last_change_in_each_capital_is_told_with_linked_shares(desk: Desk, tmp_path: Path, lang: str) -> None:
    book = Book(desk)
    with speaking(lang):
        found = ties_section(desk, book, Studio(tmp_path))
    assert found is not None
    lost = [dict(e.arguments) for e in book.entries if e.function == "ties_lost"]
    assert {a["country"] for a in lost} == set(desk.case.countries)
    assert {a["date"] for a in lost} == {"2025-01-20", "2025-10-21", "2025-06-04"}
    assert "Donald Trump" in found.lead[0]
    assert not [s for s in found.lead if "{" in s]


def test_the_picture_shows_bands_and_countries(desk: Desk, tmp_path: Path) -> None:
    found = ties_section(desk, Book(desk), Studio(tmp_path))
    assert found is not None
    (figure,) = found.figures
    for name in ("United States", "Japan", "South Korea", "Leaders", "Ministers", "Blinken"):
        assert f">{name}<" in figure.wide
        assert f">{name}<" in figure.narrow


def test_only_meetings_that_are_due_are_listed(desk: Desk, tmp_path: Path) -> None:
    found = ties_section(desk, Book(desk), Studio(tmp_path))
    assert found is not None
    assert {d.state for d in found.due} == {"due", "overdue", "broken off"}


def test_a_case_without_meetings_has_no_section(desk: Desk, tmp_path: Path) -> None:
    empty = Desk(desk.folder, replace(desk.case, meetings=()), desk.day)
    assert ties_section(empty, Book(empty), Studio(tmp_path)) is None

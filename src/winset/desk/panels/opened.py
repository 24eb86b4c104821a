"""A panel of a case with its questions, found by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from winset.errors import BadInput, UnknownName
from winset.model import Panel, Question
from winset.sources.rows import read_rows_file
from winset.store import CaseFolder
from winset.store.panels import Book, open_book

__all__ = ["OpenPanel", "open_panel", "panels_in"]


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPanel:
    """A panel, what it is asked, and its book of answers."""

    folder: CaseFolder
    panel: Panel
    questions: tuple[Question, ...]
    """In the order of the file."""
    book: Book

    @property
    def current(self) -> int | None:
        """Number of the round that is open; None between rounds."""
        return next((r.round for r in self.book.rounds(self.panel.id) if r.closed is None), None)

    @property
    def last_closed(self) -> int | None:
        """Number of the last closed round of questions; None before the first."""
        closed = [r.round for r in self.book.rounds(self.panel.id) if r.closed is not None and r.round > 0]
        return max(closed, default=None)


def panels_in(path: Path | str) -> tuple[Panel, ...]:
    """The panels of a case, in the order of their file."""
    return _panels(CaseFolder.open(path))


def _panels(folder: CaseFolder) -> tuple[Panel, ...]:
    return _rows(folder, "panels.toml", Panel, table="panel")


def _rows(folder: CaseFolder, file: str, cls: type[T], *, table: str = "") -> tuple[T, ...]:
    """The rows of one file of the case; a member's answer does not wait for the others to be read.

    A row that cannot be read is an error here: a question that falls out would be missed by nobody.
    """
    path = folder.path / file
    rows, problems = read_rows_file(path, cls, table=table) if path.exists() else ([], [])
    if problems:
        raise BadInput(problems)
    return tuple(rows)


@contextmanager
def open_panel(path: Path | str, name: str) -> Iterator[OpenPanel]:
    """The panel `name` of the case at `path`; raises UnknownName with the nearest ids."""
    folder = CaseFolder.open(path)
    panels = _panels(folder)
    panel = next((p for p in panels if p.id == name), None)
    if panel is None:
        raise UnknownName("panel", name, [p.id for p in panels])
    asked = _rows(folder, "questions.csv", Question)
    questions = tuple(q for q in asked if q.panel == name)
    with open_book(folder.layout) as book:
        yield OpenPanel(folder=folder, panel=panel, questions=questions, book=book)

"""What a PDF says, block by block, in the shape that its template reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from winset.report.book import Entry
from winset.report.tongue import language, words
from winset.report.word.paper import note_of
from winset.report.word.runs import runs_of

__all__ = ["PrintSheet"]

SOURCES: Final = 2
"""Items of evidence that a note names; all stand in numbers.json."""


class PrintSheet:
    """Collects headings, sentences, lists, tables and pictures; `content` gives them with their notes.

    Parameters
    ----------
    entries : numbers by id; each that is shown gets a note at the end
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self.pictures: dict[str, bytes] = {}
        self._about: dict[str, str | int | list[str]] = {}
        self._blocks: list[dict[str, Any]] = []
        self._noted: dict[str, None] = {}

    def properties(
        self, *, title: str, subject: str, keywords: str, day: datetime, comments: str, mark: str = ""
    ) -> None:
        """What the file says of itself, and the handling mark that stands on every page."""
        self._about = {
            "title": title,
            "mark": mark,
            "subject": f"{subject}. {comments}",
            "keywords": [keywords],
            "year": day.year,
            "month": day.month,
            "day": day.day,
        }

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading of the outline; 0 is the title."""
        self._add("heading", level=level, runs=self._runs(text, notes=False), new_page=new_page)

    def text(self, markup: str, style: str | None = None, *, before: str = "", notes: bool = True) -> None:
        """A sentence or more; `before` stands in bold ahead of it."""
        runs = self._runs(f"<b>{before} </b>" if before else "", notes=False) + self._runs(markup, notes=notes)
        self._add({"List Bullet": "bullet", "List Number": "number"}.get(style or "", "text"), runs=runs)

    def items(self, sentences: Iterable[str], *, notes: bool = True) -> None:
        """A list."""
        for sentence in sentences:
            self.text(sentence, "List Bullet", notes=notes)

    def picture(self, png: bytes, *, alt: str, caption: str) -> None:
        """A picture as wide as the text, with words for those who do not see it."""
        name = f"picture-{len(self.pictures) + 1}.png"
        self.pictures[name] = png
        self._add("picture", file=name, alt=alt, runs=self._runs(caption, notes=True))

    def table(self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[int]) -> None:
        """A table with a caption and a head that repeats on every page; widths are shares of the page."""
        self._add(
            "table",
            runs=self._runs(caption, notes=True),
            head=list(head),
            rows=[[self._runs(cell, notes=True) for cell in row] for row in rows],
            widths=list(widths),
        )

    def content(self) -> dict[str, Any]:
        """All of it, with the notes of the numbers that are shown."""
        lang = language()
        return self._about | {
            "lang": lang,
            "region": {"en": "GB", "ja": "JP", "ko": "KR"}[lang],
            "cjk": "Noto Serif CJK KR" if lang == "ko" else "Noto Serif CJK JP",
            "figure": words("paper.figure"),
            "table": words("paper.table-word"),
            "notes_title": words("paper.notes"),
            "notes_lead": words("paper.notes-lead"),
            "blocks": self._blocks,
            "notes": [{"id": name, "text": note_of(self.entries[name], sources=SOURCES)} for name in self._noted],
        }

    def _add(self, kind: str, **block: Any) -> None:
        self._blocks.append({"kind": kind, **block})

    def _runs(self, markup: str, *, notes: bool) -> list[dict[str, Any]]:
        found = []
        for run in runs_of(markup):
            number = run.number if run.number in self.entries else None
            if number is not None:
                self._noted.setdefault(number)
            found.append(
                {
                    "text": run.text,
                    "bold": run.bold,
                    "small": run.small,
                    "lang": run.lang,
                    "url": run.url,
                    "number": number,
                    "mark": notes and number is not None,
                }
            )
        return found

"""The report as a Word document: real headings, tables, captions, footnotes and pictures with words beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from winset.desk import Desk
    from winset.report.book import Book
    from winset.report.figure import Studio
    from winset.report.html import Page

__all__ = ["word_document"]


def word_document(desk: Desk, page: Page, book: Book, studio: Studio, *, template: Path | None = None) -> bytes:
    """The report as a .docx file; footnotes carry the same number ids as the page.

    Raises
    ------
    BadInput : the template is no Word document
    """
    from winset.report.word.document import written  # noqa: PLC0415 - a brief is written on the same paper without it
    from winset.report.word.paper import Paper  # noqa: PLC0415 - as above

    paper = Paper({entry.id: entry for entry in book.entries}, template)
    written(paper, desk, page, studio)
    return paper.bytes()

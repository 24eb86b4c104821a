"""Dissent on paper."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest

from winset.desk import Desk
from winset.report.book import Book
from winset.report.dissent import dissent_section
from winset.report.printed.sheet import PrintSheet
from winset.report.tongue import speaking, words
from winset.report.word.paper import Paper
from winset.report.word.voices import dissent_pages


class OnlyDissent:
    """What these pages ask of a report."""

    def __init__(self, desk: Desk, book: Book) -> None:
        self.dissent = dissent_section(desk, book)

    @property
    def addresses(self) -> set[str | None]:
        """Pages where those who dissent say so."""
        return {url for one in self.dissent for v in one.others for url in (*(e.url for e in v.stated), *v.pages)}


@pytest.mark.parametrize("lang", ["en", "ja", "ko"])
def test_the_page_where_a_reading_is_held_is_printed_and_leads_there(desk: Desk, lang: str) -> None:
    with speaking(lang):
        book = Book(desk)
        page = OnlyDissent(desk, book)
        paper = Paper({entry.id: entry for entry in book.entries})
        dissent_pages(paper, page)  # type: ignore[arg-type]  # only the dissent of a page is read
        said = words("dissent.stated")
    document = docx.Document(io.BytesIO(paper.bytes()))
    told = {p.text: p for p in document.paragraphs if p.style.name == "List Bullet"}
    sources = page.addresses
    assert len(sources) > 2
    for url in map(str, sources):
        written = next(p for text, p in told.items() if f"{said} " in text and url in text)
        assert url in {link.address for link in written.hyperlinks}
    named = sum(bool(view.stated or view.pages) for one in page.dissent for view in one.others)
    assert sum(said in text for text in told) == named


def test_the_pdf_has_the_same_links(desk: Desk) -> None:
    book = Book(desk)
    page = OnlyDissent(desk, book)
    sheet = PrintSheet({entry.id: entry for entry in book.entries})
    sheet.properties(title="T", subject="S", keywords="K", day=datetime(2026, 7, 23, tzinfo=UTC), comments="C")
    dissent_pages(sheet, page)  # type: ignore[arg-type]  # as above
    led = {run["url"] for block in sheet.content()["blocks"] for run in block["runs"]} - {None}
    assert led == page.addresses

"""A brief as a Word document of one or two pages."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from markupsafe import escape

from winset.desk.briefing import Brief
from winset.report.brief.sections import how_sure, in_short, publisher, sections
from winset.report.word.paper import Paper
from winset.report.words import dated

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

__all__ = ["brief_document"]

LINK: Final = "00548A"
"""Colour of a link."""


def brief_document(found: Brief, *, template: Path | None = None) -> bytes:
    """The brief as a .docx file; the same brief gives the same bytes.

    Raises
    ------
    BadInput : the template is no Word document
    """
    paper = Paper({}, template)
    day = dated(found.as_of.isoformat())
    paper.properties(
        title=f"{found.title}: brief of {day}",
        subject=f"What became known after {dated(found.since.isoformat())}",
        keywords="brief",
        day=datetime.combine(found.as_of, time(), UTC),
        comments=f"state {found.snapshot}",
    )
    if found.handling:
        paper.text(f"<b>{found.handling}</b>")
    paper.heading(f"{found.title}: brief of {day}", 0)
    paper.items(str(escape(sentence)) for sentence in in_short(found))
    for section in sections(found):
        paper.heading(section.title, 1)
        for item in section.items:
            told = " ".join((item.body, *item.notes))
            written = paper.text(str(escape(f"{told} " if item.url else told)), before=f"{item.head}. ")
            if item.url:
                _link(written, item.url)
        if section.rest:
            paper.text(str(escape(section.rest)))
    paper.text(str(escape(how_sure(found))))
    if found.handling:
        paper.text(f"<b>{found.handling}</b>")
    return paper.bytes()


def _link(paragraph: Paragraph, url: str) -> None:
    """The name of a page's publisher at the end of a paragraph, as a link to it."""
    link, run, look, words = (OxmlElement(f"w:{name}") for name in ("hyperlink", "r", "rPr", "t"))
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for name, value in (("color", LINK), ("u", "single")):
        one = OxmlElement(f"w:{name}")
        one.set(qn("w:val"), value)
        look.append(one)
    words.text = publisher(url)
    run.append(look)
    run.append(words)
    link.append(run)
    paragraph._p.append(link)  # noqa: SLF001 - the library writes no links

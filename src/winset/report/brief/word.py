"""A brief as a Word document of one or two pages."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from markupsafe import Markup, escape

from winset.desk.briefing import Brief
from winset.report.brief.sections import how_sure, in_short, publisher, sections
from winset.report.word.paper import Paper
from winset.report.words import dated

__all__ = ["brief_document"]


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
        mark=found.handling or "",
    )
    if found.handling:
        paper.text(f"<b>{found.handling}</b>")
    paper.heading(f"{found.title}: brief of {day}", 0)
    paper.items(str(escape(sentence)) for sentence in in_short(found))
    for section in sections(found):
        paper.heading(section.title, 1)
        for item in section.items:
            told = escape(" ".join((item.body, *item.notes)))
            if item.url:
                told += Markup(' <a href="{}">{}</a>').format(item.url, publisher(item.url))
            paper.text(told, before=f"{item.head}. ")
        if section.rest:
            paper.text(str(escape(section.rest)))
    paper.text(str(escape(how_sure(found))))
    if found.handling:
        paper.text(f"<b>{found.handling}</b>")
    return paper.bytes()

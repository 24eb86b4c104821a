"""Commitments, ties and the calendar on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from winset.report.figure import Studio
from winset.report.html import Page
from winset.report.tongue import say, words

if TYPE_CHECKING:
    from winset.report.word.document import Sheet

__all__ = ["promised_pages"]


def promised_pages(paper: Sheet, page: Page, studio: Studio) -> None:
    """The three sections, each where the case has anything for it."""
    _promised(paper, page)
    _ties(paper, page, studio)
    _ahead(paper, page, studio)


def _promised(paper: Sheet, page: Page) -> None:
    if page.promised is None:
        return
    paper.heading(words("promised.title"), 1)
    for sentence in page.promised.lead:
        paper.text(sentence)
    if page.promised.means:
        head = tuple(words(f"promised.{name}") for name in ("group", "scored", "mean", "range"))
        paper.table(words("promised.table"), head, page.promised.means, widths=(70, 32, 24, 40))
    if page.promised.broken:
        paper.heading(words("promised.broken-title"), 2)
        paper.items(
            say("promised.line", date=p.date, by=p.by, what=p.what, word=p.word, why=p.why)
            for p in page.promised.broken
        )
    if page.promised.dormant:
        paper.heading(words("promised.dormant-title"), 2)
        paper.text(page.promised.dormant_lead)
        head = (words("promised.option"), words("promised.ideas"), words("agenda.index"))
        rows = [(i.option, Markup("; ").join(i.ideas), i.index) for i in page.promised.dormant]
        paper.table(words("promised.dormant-title"), head, rows, widths=(58, 94, 14))


def _ties(paper: Sheet, page: Page, studio: Studio) -> None:
    if page.ties is None:
        return
    paper.heading(words("ties.title"), 1)
    for sentence in page.ties.lead:
        paper.text(sentence)
    for figure in page.ties.figures:
        paper.picture(studio.bitmap(figure), alt=figure.alt, caption=figure.caption)
    if page.ties.due:
        head = (words("ties.series"), words("ahead.whose"), words("ties.last"), words("ties.next"), words("ties.state"))
        rows = [(d.series, d.who, d.last, d.due, d.word) for d in page.ties.due]
        paper.table(words("ties.due-title"), head, rows, widths=(50, 50, 24, 24, 20))


def _ahead(paper: Sheet, page: Page, studio: Studio) -> None:
    if page.ahead is None:
        return
    paper.heading(words("ahead.title"), 1)
    paper.text(page.ahead.lead)
    for figure in page.ahead.figures:
        paper.picture(studio.bitmap(figure), alt=figure.alt, caption=figure.caption)
    head = tuple(words(f"ahead.{name}") for name in ("option", "best", "helps", "hurts"))
    rows = [(b.option, b.best, b.helps, b.hurts) for b in page.ahead.best]
    paper.table(words("ahead.best-table"), head, rows, widths=(48, 34, 44, 44))

"""Dissent and experts on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from winset.report.dissent import ReadingView
from winset.report.experts import PanelView
from winset.report.html import Page
from winset.report.tongue import say, words
from winset.report.words import dated

if TYPE_CHECKING:
    from winset.report.word.document import Sheet

__all__ = ["dissent_pages", "experts_pages"]


def dissent_pages(paper: Sheet, page: Page) -> None:
    """Where readings differ; nothing where nobody dissents."""
    if not page.dissent:
        return
    paper.heading(words("dissent.title"), 1)
    paper.text(say("dissent.lead"))
    for one in page.dissent:
        paper.heading(one.asks, 2)
        paper.text(one.verdict)
        for other in one.others:
            line = say("dissent.line", text=other.text, who=other.who, note=other.note)
            paper.text(line + _stated(other), "List Bullet", before=words("paper.label", what=one.label))


def _stated(view: ReadingView) -> Markup:
    """Where its holders say so: each row by its day, with the page in full, for a sheet of paper opens nothing."""
    rows = [Markup(" ").join([dated(e.date), _page(e.url)] if e.url else [dated(e.date)]) for e in view.stated]
    told = Markup("; ").join([*rows, *map(_page, view.pages)])
    return Markup(' <span class="small">{} {}.</span>').format(say("dissent.stated"), told) if told else Markup()


def _page(url: str) -> Markup:
    return Markup('<a href="{0}">{0}</a>').format(url)


def experts_pages(paper: Sheet, page: Page) -> None:
    """What the experts say; nothing where no panel has ended."""
    if page.experts is None:
        return
    paper.heading(words("experts.title"), 1)
    paper.text(say("experts.what"))
    for panel in page.experts.panels:
        _panel(paper, panel)
    paper.heading(words("experts.beside-title"), 2)
    paper.text(page.experts.beside_lead)
    if page.experts.beside:
        head = tuple(words(f"experts.{name}") for name in ("rank", "rank-without", "option", "index", "index-without"))
        rows = [(str(b.rank), b.without, b.title, b.index, b.index_without) for b in page.experts.beside]
        paper.table(words("experts.beside-title"), head, rows, widths=(14, 22, 86, 20, 24))


def _panel(paper: Sheet, panel: PanelView) -> None:
    paper.heading(panel.title, 2)
    for sentence in panel.lead:
        paper.text(sentence)
    head = tuple(words(f"experts.{name}") for name in ("question", "n", "equal", "weighted", "state"))
    rows = [(q.text, str(q.n), q.equal, q.weighted, q.state) for q in panel.questions]
    paper.table(words("experts.held"), head, rows, widths=(62, 16, 32, 32, 24))
    if panel.camps:
        paper.heading(words("experts.camps-title"), 3)
        paper.items(panel.camps)
    if panel.minority:
        paper.heading(words("experts.minority-title"), 3)
        for question, statements in panel.minority:
            paper.text(question)
            paper.items(say("experts.quoted", text=statement) for statement in statements)
    head = tuple(words(f"experts.{name}") for name in ("round", "group", "answered", "rate"))
    paper.table(words("experts.rates"), head, panel.responses, widths=(20, 70, 44, 32))

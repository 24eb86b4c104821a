"""What the Word and PDF documents say, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Protocol

from markupsafe import Markup

from winset.desk import Desk
from winset.report.figure import Figure, Studio
from winset.report.html import Page
from winset.report.register import CountryRegister
from winset.report.tongue import say, words
from winset.report.word.promised import promised_pages
from winset.report.word.runs import runs_of
from winset.report.word.voices import dissent_pages, experts_pages
from winset.report.words import joined, tier_word

__all__ = ["Sheet", "written"]


class Sheet(Protocol):
    """What a document can be written on; sentences are in the page's own markup."""

    def properties(
        self, *, title: str, subject: str, keywords: str, day: datetime, comments: str, mark: str = ""
    ) -> None:
        """What the file says of itself, and the handling mark that stands on every page."""

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading of the outline; 0 is the title."""

    def text(self, markup: str, style: str | None = None, *, before: str = "", notes: bool = True) -> object:
        """A sentence or more; `before` stands in bold ahead of it."""

    def items(self, sentences: Iterable[str], *, notes: bool = True) -> None:
        """A list."""

    def picture(self, png: bytes, *, alt: str, caption: str) -> None:
        """A picture as wide as the text, with words for those who do not see it."""

    def table(self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[int]) -> None:
        """A table with a caption and a head that repeats on every page; widths in millimetres."""


def written(paper: Sheet, desk: Desk, page: Page, studio: Studio) -> None:
    """Write the report, in the language that is spoken."""
    title = words("page.title", title=_bare(page.title))
    paper.properties(
        title=title,
        subject=words("paper.subject", case=desk.case.id, day=page.as_of),
        keywords=joined(desk.case.countries),
        day=datetime.combine(desk.day, time(), UTC),
        comments=f"{page.command}; state {page.snapshot}",
        mark=page.audience.mark,
    )
    _front(paper, page)
    _moved(paper, page, studio)
    paper.heading(words("register.title"), 1)
    for country in page.register:
        _country(paper, country)
    if page.documents is not None:
        paper.heading(words("documents.title"), 1)
        for heading, _, claims in page.documents.groups:
            paper.heading(heading, 2)
            paper.items(
                say("paper.claim", quote=c.quote or c.terms, by=c.by, title=c.title, date=c.date) for c in claims
            )
    dissent_pages(paper, page)
    _agenda(paper, page, studio)
    experts_pages(paper, page)
    promised_pages(paper, page, studio)
    _methods(paper, page)


def _front(paper: Sheet, page: Page) -> None:
    """One page that stands alone; its numbers have their notes in the sections that follow."""
    front = page.front
    paper.heading(say("page.title", title=page.title), 0)
    lead = say("paper.front", day=page.as_of, lead=front.lead)
    paper.text(lead + say("front.language-note") + Markup(" ") + page.audience.told, notes=False)
    paper.heading(words("page.do-first"), 1)
    for option in front.first:
        sentence = say(
            "paper.option",
            when=option.when,
            index=option.index,
            low=option.low,
            high=option.high,
            word=option.ambition_word,
            form=option.form,
            right=option.right,
            consent=option.consent,
            step=option.step,
        )
        paper.text(sentence, "List Number", before=say("paper.label", what=option.title), notes=False)
    paper.heading(words("page.blocks"), 1)
    for block in front.blocks:
        for row in block.rows:
            paper.text(row, "List Bullet", before=words("paper.label", what=block.country), notes=False)
    for heading, sentences in (
        ("page.nav-moved", front.moved),
        ("page.breaks", front.breaks),
        ("page.sure", (*front.sure, front.ledger)),
    ):
        paper.heading(words(heading), 1)
        paper.items(sentences, notes=False)


def _pictures(paper: Sheet, figures: tuple[Figure, ...], studio: Studio) -> None:
    for figure in figures:
        paper.picture(studio.bitmap(figure), alt=figure.alt, caption=figure.caption)


def _moved(paper: Sheet, page: Page, studio: Studio) -> None:
    paper.heading(words("paper.moved"), 1, new_page=True)
    for sentence in page.opinion.sentences:
        paper.text(sentence)
    figures = (*page.opinion.figures[:1], *page.timeline.figures, *page.calendar.figures, *page.relations.figures[:6])
    _pictures(paper, figures, studio)
    if page.opinion.contact:
        paper.heading(words("contact.title"), 2)
        for sentence in page.opinion.contact:
            paper.text(sentence)
    if page.timeline.turns:
        milestone = words("moved.milestone")
        rows = [
            (t.date, t.dyad, f"{words(f'words.{t.direction}')}{f', {milestone}' if t.milestone else ''}", t.what)
            for t in page.timeline.turns
        ]
        head = _heads("date", "between", "for-the", "what")
        paper.table(words("paper.turns", counted=page.timeline.counted), head, rows, widths=(28, 38, 18, 82))


def _heads(*names: str) -> tuple[str, ...]:
    return tuple(words(f"paper.head-{name}") for name in names)


def _country(paper: Sheet, country: CountryRegister) -> None:
    paper.heading(country.country, 2)
    for row in country.first:
        paper.heading(row.what, 3)
        about = {"kind": row.kind.capitalize(), "issue": row.issue, "by": row.by, "gap": row.gap}
        paper.text(say("register.about", **about))
        if row.condition:
            paper.text(say("paper.condition"))
        for way in row.ways:
            told = {"moves": way.moves, "step": way.step, "agencies": way.agencies, "precedent": way.precedent}
            paper.text(say("paper.way", what=way.what, **told), "List Bullet", before=f"{way.title}.")
    rows = [(r.what, r.issue, r.by, r.since, f"{r.strength} ({r.spread})") for r in country.constrains]
    if rows:
        head = _heads("what", "on", "claimed", "since", "strength")
        paper.table(words("paper.holds-back", country=country.country), head, rows, widths=(68, 28, 30, 20, 20))


def _agenda(paper: Sheet, page: Page, studio: Studio) -> None:
    """Win-sets, ranking and package, or that there is nothing to rank."""
    if not page.agenda.rows:
        paper.heading(words("agenda.title"), 1)
        paper.text(words("page.no-open"))
        return
    paper.heading(words("winsets.title"), 1)
    paper.text(f"{words('winsets.what')} {page.winsets.lead}")
    _pictures(paper, page.winsets.figures, studio)
    _ranking(paper, page, studio)
    _package(paper, page, studio)


def _ranking(paper: Sheet, page: Page, studio: Studio) -> None:
    paper.heading(words("agenda.title"), 1)
    if not page.calibrated:
        paper.text(say("paper.order-note"))
    _pictures(paper, page.agenda.figures[:1], studio)
    rows = [
        (
            str(o.rank),
            f"{o.title} <span>{o.short_form}</span>",
            tier_word(o.tier),
            o.index,
            _bare(o.low, o.high),
            o.binding,
        )
        for o in page.agenda.rows
    ]
    head = _heads("rank", "option", "tier", "index", "range", "hangs")
    paper.table(words("paper.table"), head, rows, widths=(12, 72, 22, 16, 20, 24))
    for option in (o for o in page.agenda.rows if o.detailed):
        paper.heading(f"{option.rank}. {option.title}", 2)
        paper.text(option.description)
        stop = words("methods.stop")
        for word, sentence in (
            (f"{words('agenda.form')}.", f"{option.form}{stop}"),
            (f"{option.right}.", f"{option.consent}{stop}"),
            (f"{words('agenda.carry-out')}.", option.helpers and f"{option.helpers}{stop}"),
            (f"{words('agenda.first-step')}.", option.step),
            (words("agenda.needs-all"), option.three),
            (f"{words('agenda.conditions')}.", "; ".join(option.conditions)),
            (f"{words('agenda.history')}.", option.note),
        ):
            if sentence:
                paper.text(sentence, before=word)


def _bare(*numbers: str) -> str:
    """Numbers without their notes: the index beside them has one."""
    return "–".join("".join(run.text for run in runs_of(number)) for number in numbers)


def _package(paper: Sheet, page: Page, studio: Studio) -> None:
    paper.heading(words("package.title"), 1)
    _pictures(paper, page.package.figures, studio)
    rows = [
        (
            r.name,
            str(r.size),
            f"{r.joint}{r.reason}",
            "; ".join(f"{c} {say('package.share-gain', share=share, gain=gain)}" for c, share, gain in r.countries),
        )
        for r in page.package.rows
    ]
    head = _heads("package", "options", "ratified", "each")
    paper.table(words("paper.package-table"), head, rows, widths=(30, 18, 30, 88))
    paper.items(page.package.rows[0].losses if page.package.rows else ())


def _methods(paper: Sheet, page: Page) -> None:
    paper.heading(words("paper.methods"), 1)
    paper.text(say("paper.method", day=page.as_of, rho=page.rho, draws=page.draws))
    paper.text(page.tested, before=words("methods.did"))
    if page.names:
        paper.text(say("methods.contested", names=page.names))
    paper.text(say("paper.again", command=page.command))

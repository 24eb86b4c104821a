"""What the Word document says, section by section."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from winset.desk import Desk
from winset.report.book import Book
from winset.report.figure import Figure, Studio
from winset.report.html import Page
from winset.report.register import CountryRegister
from winset.report.word.paper import Paper
from winset.report.word.runs import runs_of
from winset.report.words import joined

__all__ = ["word_document"]


def word_document(desk: Desk, page: Page, book: Book, studio: Studio, *, template: Path | None = None) -> bytes:
    """The report as a .docx file; footnotes carry the same number ids as the page.

    Raises
    ------
    BadInput : the template is no Word document
    """
    paper = Paper({entry.id: entry for entry in book.entries}, template)
    title = f"{page.title}: what could be ratified"
    paper.properties(
        title=title,
        subject=f"Report of the case {desk.case.id}, as known on {page.as_of}",
        keywords=joined(desk.case.countries),
        day=datetime.combine(desk.day, time(), UTC),
        comments=f"{page.command}; state {page.snapshot}",
    )
    _front(paper, page, title)
    _moved(paper, page, studio)
    paper.heading("What holds each government back at home", 1)
    for country in page.register:
        _country(paper, country)
    if page.documents is not None:
        paper.heading("What the documents say", 1)
        for heading, _, claims in page.documents.groups:
            paper.heading(heading, 2)
            paper.items(f"{c.quote} <span>({c.by}; {c.title}, {c.date})</span>" for c in claims)
    paper.heading("Where the win-sets overlap", 1)
    paper.text(f"A win-set is what a country could ratify at home (Putnam 1988). {page.winsets.lead}")
    _pictures(paper, page.winsets.figures, studio)
    _ranking(paper, page, studio)
    _package(paper, page, studio)
    _methods(paper, page)
    return paper.bytes()


def _front(paper: Paper, page: Page, title: str) -> None:
    """One page that stands alone; its numbers have their notes in the sections that follow."""
    front = page.front
    paper.heading(title, 0)
    paper.text(
        f"As known on {page.as_of}: nothing that became known later is used. {front.lead} "
        "Notes to the numbers stand in the sections that follow.",
        notes=False,
    )
    paper.heading("What to do first, and what next", 1)
    for option in front.first:
        paper.text(
            f"{option.when}, index {option.index} ({option.low}–{option.high}), {option.ambition_word} ambition. "
            f"{option.form}. <b>{option.right}:</b> {option.consent}. <b>First step:</b> {option.step}",
            "List Number",
            before=f"{option.title}:",
            notes=False,
        )
    paper.heading("What blocks at home", 1)
    for block in front.blocks:
        for row in block.rows:
            paper.text(row, "List Bullet", before=f"{block.country}:", notes=False)
    for heading, sentences in (
        ("What moved", front.moved),
        ("What would break it", front.breaks),
        ("How sure we are", (*front.sure, front.ledger)),
    ):
        paper.heading(heading, 1)
        paper.items(sentences, notes=False)


def _pictures(paper: Paper, figures: tuple[Figure, ...], studio: Studio) -> None:
    for figure in figures:
        paper.picture(studio.bitmap(figure), alt=figure.alt, caption=figure.caption)


def _moved(paper: Paper, page: Page, studio: Studio) -> None:
    paper.heading("What moved, in detail", 1, new_page=True)
    for sentence in page.opinion.sentences:
        paper.text(sentence)
    figures = (*page.opinion.figures[:1], *page.timeline.figures, *page.calendar.figures, *page.relations.figures[:6])
    _pictures(paper, figures, studio)
    if page.timeline.turns:
        rows = [
            (t.date, t.dyad, f"{t.direction}{', milestone' if t.milestone else ''}", t.what)
            for t in page.timeline.turns
        ]
        paper.table(
            f"Known turning points: {page.timeline.counted}",
            ("Date", "Between", "For the", "What"),
            rows,
            widths=(28, 38, 18, 82),
        )


def _country(paper: Paper, country: CountryRegister) -> None:
    paper.heading(country.country, 2)
    for row in country.first:
        paper.heading(row.what, 3)
        paper.text(f"{row.kind.capitalize()}, on {row.issue}; claimed by {row.by}. {row.gap}")
        if row.condition:
            paper.text("A condition that a court or those wronged have stated; it is not for others to get around.")
        for way in row.ways:
            what = f"{way.what} Index: {way.moves}. First step: {way.step} Lead agencies: {way.agencies}."
            paper.text(f"{what} Before: {way.precedent}", "List Bullet", before=f"{way.title}.")
    rows = [(r.what, r.issue, r.by, r.since, f"{r.strength} ({r.spread})") for r in country.constrains]
    if rows:
        head = ("What", "On", "Claimed by", "Since", "Strength")
        paper.table(f"What holds back {country.country}", head, rows, widths=(68, 28, 30, 20, 20))


def _ranking(paper: Paper, page: Page, studio: Studio) -> None:
    paper.heading("What could be ratified", 1)
    if not page.calibrated:
        paper.text("The index is not a probability: read it as an order in tiers, with its range.")
    _pictures(paper, page.agenda.figures[:1], studio)
    rows = [
        (
            str(o.rank),
            f"{o.title} <span>{o.short_form}</span>",
            o.tier,
            o.index,
            _bare(o.low, o.high),
            o.binding,
        )
        for o in page.agenda.rows
    ]
    head = ("Rank", "Option and best form", "Tier", "Index", "Range", "Hangs on")
    paper.table("All open options, in order", head, rows, widths=(12, 72, 22, 16, 20, 24))
    for option in (o for o in page.agenda.rows if o.detailed):
        paper.heading(f"{option.rank}. {option.title}", 2)
        paper.text(option.description)
        for word, sentence in (
            ("Form.", f"{option.form}."),
            (f"{option.right}.", f"{option.consent}."),
            ("Would carry it out.", option.helpers and f"{option.helpers}."),
            ("First step.", option.step),
            ("Does it need all?", option.three),
            ("Conditions.", "; ".join(option.conditions)),
            ("History.", option.note),
        ):
            if sentence:
                paper.text(sentence, before=word)


def _bare(*numbers: str) -> str:
    """Numbers without their notes: the index beside them has one."""
    return "–".join("".join(run.text for run in runs_of(number)) for number in numbers)


def _package(paper: Paper, page: Page, studio: Studio) -> None:
    paper.heading("What to put together", 1)
    _pictures(paper, page.package.figures, studio)
    rows = [
        (
            r.name,
            str(r.size),
            f"{r.joint}{r.reason}",
            "; ".join(f"{c} {share}, gain {gain}" for c, share, gain in r.countries),
        )
        for r in page.package.rows
    ]
    head = ("Package", "Options", "Ratified by all in", "Each country")
    paper.table("Who ratifies the package and who gains", head, rows, widths=(30, 18, 30, 88))
    paper.items(page.package.rows[0].losses if page.package.rows else ())


def _methods(paper: Paper, page: Page) -> None:
    paper.heading("Methods", 1)
    paper.text(
        f"Every row of the case carries the day from which it was known; only rows known by {page.as_of} are used. "
        "Positions start from priors that depend on sector and issue only and are moved by dated readings of the "
        "record; the negotiation of an option is left out when that option is scored. Only players with a right of "
        "consent for an option's instrument ratify it. Acceptance is tied by one common factor "
        f"(ρ = {page.rho}); ranges are 5 to 95% over {page.draws} draws."
    )
    paper.text(page.tested, before="How the index did on past options.")
    paper.text(f"This report again: {page.command}. Each number again: winset verify. Footnotes carry its number ids.")

"""The report as one HTML file that works offline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from winset import __version__
from winset.desk import Desk, quoted_in_part
from winset.reference.countries import country, is_country
from winset.reference.names import contested_names, house_name
from winset.report.agenda import AgendaView, agenda_section
from winset.report.ahead import Ahead, ahead_section
from winset.report.audience import Audience, audience_of
from winset.report.book import Book
from winset.report.calendar import Calendar, calendar_section
from winset.report.dissent import Disputed, dissent_section
from winset.report.documents import Documents, documents_section
from winset.report.engine_words import again
from winset.report.experts import Experts, experts_section
from winset.report.figure import Studio
from winset.report.front import Front, front_page
from winset.report.opinion import Opinion, opinion_section
from winset.report.package import PackageView, package_section
from winset.report.promised import Promised, promised_section
from winset.report.register import CountryRegister, register_section
from winset.report.relations import RelationsView, relations_section
from winset.report.templating import environment
from winset.report.ties import Ties, ties_section
from winset.report.timeline import Timeline, timeline_section
from winset.report.tongue import data, language, say, words
from winset.report.tried import tried_in_full
from winset.report.winsets import WinSets, winset_section
from winset.report.words import capital, dated, joined, mark, tier_word

__all__ = ["Page", "composed", "rendered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the template shows."""

    lang: str
    title: Markup
    as_of: str
    """The day in words."""
    snapshot: str
    version: str
    audience: Audience
    command: str
    """What makes this report again."""
    front: Front
    opinion: Opinion
    timeline: Timeline
    calendar: Calendar
    relations: RelationsView
    register: tuple[CountryRegister, ...]
    documents: Documents | None
    dissent: tuple[Disputed, ...]
    winsets: WinSets
    agenda: AgendaView
    package: PackageView
    experts: Experts | None
    promised: Promised | None
    ties: Ties | None
    ahead: Ahead | None
    calibrated: bool
    tested: Markup
    """How the index did on past options."""
    rho: float
    draws: int
    names: str
    """Names that parties contest, in their house form."""
    problems: tuple[str, ...]


def composed(desk: Desk, book: Book, studio: Studio) -> Page:
    """All sections; the book holds the numbers afterwards."""
    settings = desk.ranking.settings
    return Page(
        lang=language(),
        title=_title(desk),
        as_of=dated(desk.day.isoformat()),
        snapshot=desk.snapshot,
        version=__version__,
        audience=audience_of(desk, book),
        command=_command(desk),
        front=front_page(desk, book),
        opinion=opinion_section(desk, book, studio),
        timeline=timeline_section(desk, book, studio),
        calendar=calendar_section(desk, studio),
        relations=relations_section(desk, studio),
        register=register_section(desk, book),
        documents=documents_section(desk, book),
        dissent=dissent_section(desk, book),
        winsets=winset_section(desk, book, studio),
        agenda=agenda_section(desk, book, studio),
        package=package_section(desk, book, studio),
        experts=experts_section(desk, book),
        promised=promised_section(desk, book),
        ties=ties_section(desk, book, studio),
        ahead=ahead_section(desk, book, studio),
        calibrated=desk.ranking.calibrated,
        tested=tried_in_full(desk, book),
        rho=settings.rho,
        draws=settings.draws,
        names=_house_names(desk),
        problems=tuple(str(problem) for problem in desk.problems),
    )


def _title(desk: Desk) -> Markup:
    """The case's title; one that only names its countries is said in the language of the report."""
    named = [country(c).name for c in desk.case.countries if is_country(c)]
    if len(named) > 1 and desk.case.title == f"{', '.join(named[:-1])} and {named[-1]}":
        return Markup.escape(joined(desk.case.countries))
    return data(desk.case.title)


def _house_names(desk: Desk) -> str:
    """The house form, with both names, of what at least two countries of the case call differently."""
    ours = set(desk.case.countries)
    found = [name.id for name in contested_names().values() if len(ours & set(name.parties)) > 1]
    return "; ".join(house_name(name, language()) for name in found)


def _command(desk: Desk) -> str:
    spoken = "" if language() == "en" else f" --lang {language()}"
    made_for = f" --audience {desk.audience}" if desk.audience else ""
    return f"winset report {desk.folder.path.name} --as-of {desk.day.isoformat()}{made_for}{spoken}"


def rendered(page: Page, book: Book) -> str:
    """The page as HTML."""
    style = files("winset.report").joinpath("static/report.css").read_text(encoding="utf8")
    template = _environment().get_template("index.html.j2")
    return template.render(page=page, numbers=book.entries, style=Markup(style))  # noqa: S704 - our own style sheet


@cache
def _environment() -> Environment:
    found = environment()
    found.filters["capitalize_first"] = capital
    found.filters["tier_word"] = tier_word
    found.globals |= {
        "again": again, "data": data, "dated": dated, "mark": mark, "quoted": quoted_in_part, "say": say,
        "words": words,
    }  # fmt: skip
    return found

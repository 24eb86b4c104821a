"""The report as one HTML file that works offline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from winset import __version__
from winset.desk import Desk
from winset.report.agenda import AgendaView, agenda_section
from winset.report.book import Book
from winset.report.calendar import Calendar, calendar_section
from winset.report.documents import Documents, documents_section
from winset.report.figure import Studio
from winset.report.front import Front, front_page
from winset.report.opinion import Opinion, opinion_section
from winset.report.package import PackageView, package_section
from winset.report.register import CountryRegister, register_section
from winset.report.relations import RelationsView, relations_section
from winset.report.timeline import Timeline, timeline_section
from winset.report.tried import tried_in_full
from winset.report.winsets import WinSets, winset_section
from winset.report.words import MARKS, capital, dated

__all__ = ["Page", "composed", "rendered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the template shows."""

    title: str
    as_of: str
    """The day in words."""
    snapshot: str
    version: str
    command: str
    """What makes this report again."""
    front: Front
    opinion: Opinion
    timeline: Timeline
    calendar: Calendar
    relations: RelationsView
    register: tuple[CountryRegister, ...]
    documents: Documents | None
    winsets: WinSets
    agenda: AgendaView
    package: PackageView
    calibrated: bool
    tested: Markup
    """How the index did on past options."""
    rho: float
    draws: int
    problems: tuple[str, ...]


def composed(desk: Desk, book: Book, studio: Studio) -> Page:
    """All sections; the book holds the numbers afterwards."""
    settings = desk.ranking.settings
    return Page(
        title=desk.case.title,
        as_of=dated(desk.day.isoformat()),
        snapshot=desk.snapshot,
        version=__version__,
        command=f"winset report {desk.folder.path.name} --as-of {desk.day.isoformat()}",
        front=front_page(desk, book),
        opinion=opinion_section(desk, book, studio),
        timeline=timeline_section(desk, book, studio),
        calendar=calendar_section(desk, studio),
        relations=relations_section(desk, studio),
        register=register_section(desk, book),
        documents=documents_section(desk, book),
        winsets=winset_section(desk, book, studio),
        agenda=agenda_section(desk, book, studio),
        package=package_section(desk, book, studio),
        calibrated=desk.ranking.calibrated,
        tested=tried_in_full(desk, book),
        rho=settings.rho,
        draws=settings.draws,
        problems=tuple(str(problem) for problem in desk.problems),
    )


def rendered(page: Page, book: Book) -> str:
    """The page as HTML."""
    style = files("winset.report").joinpath("static/report.css").read_text(encoding="utf8")
    template = _environment().get_template("index.html.j2")
    return template.render(page=page, numbers=book.entries, style=Markup(style))  # noqa: S704 - our own style sheet


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("winset.report"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capitalize_first"] = capital
    environment.globals |= {"marks": MARKS, "dated": dated}
    return environment

"""A brief as one HTML page that works offline and prints on two sheets."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Template
from markupsafe import Markup

from winset import __version__
from winset.desk.briefing import Brief
from winset.report.brief.sections import how_sure, in_short, publisher, sections
from winset.report.templating import environment
from winset.report.words import dated

__all__ = ["brief_page"]


def brief_page(found: Brief) -> str:
    """The page; the same brief gives the same bytes."""
    return _template().render(
        title=found.title,
        handling=found.handling,
        day=dated(found.as_of.isoformat()),
        since=dated(found.since.isoformat()),
        sure=how_sure(found),
        short=in_short(found),
        sections=sections(found),
        publisher=publisher,
        snapshot=found.snapshot[:12],
        version=__version__,
        style=_style(),
    )


@cache
def _template() -> Template:
    return environment().get_template("brief.html.j2")


@cache
def _style() -> Markup:
    return Markup((files("winset.report") / "static" / "brief.css").read_text(encoding="utf8"))  # noqa: S704 - our own

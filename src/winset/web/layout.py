"""The frame around every page: where one is, as of when, and the way elsewhere."""

from __future__ import annotations

from typing import Any

from winset.web.citing import citation
from winset.web.render import environment
from winset.web.static import address_of
from winset.web.view import Shown, View

__all__ = ["bare", "rendered"]

_MENU = (
    ("Overview", "/"),
    ("Brief", "/brief"),
    ("Options", "/options"),
    ("Package", "/package"),
    ("Scenarios", "/scenario"),
    ("Constraints", "/constraints"),
    ("Issues", "/issues"),
    ("Relations", "/relations"),
    ("Opinion", "/opinion"),
    ("Timeline", "/timeline"),
    ("Meetings", "/meetings"),
    ("Calendar", "/calendar"),
    ("Commitments", "/commitments"),
    ("Documents", "/documents"),
    ("Rounds", "/rounds"),
)
_WORK = (
    ("Paste a text", "/paste", "upload"),
    ("Compare texts", "/compare", "read"),
    ("Competing readings", "/readings", "read"),
    ("What is due, late or silent", "/watch", "read"),
    ("Look up a person or an office", "/who", "read"),
    ("Who connects the capitals", "/ties", "read"),
    ("Review what texts suggest", "/review", "review"),
    ("Label the machine coding", "/label", "label"),
    ("Upload a document", "/upload", "upload"),
    ("What was done, and undo", "/history", "read"),
    ("Names that no table knows", "/actors", "read"),
    ("People", "/people", "invite"),
    ("Log", "/audit", "audit"),
    ("Your account", "/account", "read"),
    ("Methods", "/methods", "read"),
)


def rendered(shown: Shown, view: View, *, part: bool = False) -> str:
    """A page, or the part of it that changes."""
    from winset.report.words import country_name, dated  # noqa: PLC0415 - a second of imports

    name = shown.part if part and shown.part else shown.template
    template = environment().get_template(name)
    case = view.desk.case
    frame: dict[str, Any] = {
        "view": view,
        "title": shown.title,
        "case_title": case.title,
        "day": dated(view.day.isoformat()),
        "menu": tuple((title, view.url(path), _here(path, view.route)) for title, path in _MENU),
        "countries_menu": tuple(
            (country_name(c), view.url(f"/countries/{c}"), view.route == f"/countries/{c}") for c in case.countries
        ),
        "work": tuple((title, path) for title, path, action in _WORK if view.may(action)),
        "kept": tuple((k, v) for k, v in view.query if k not in {"as-of", "page"}),
        "style": address_of("workspace.css"),
        "script": address_of("workspace.js"),
        "htmx": address_of("htmx.min.js"),
        "icon": address_of("icon.svg"),
        "cited": citation(view, shown.title),
        "problems": len(view.desk.problems),
    }
    return template.render(frame | dict(shown.values))


def bare(template: str, /, **values: Any) -> str:
    """A page without the case."""
    return (
        environment()
        .get_template(template)
        .render(style=address_of("workspace.css"), icon=address_of("icon.svg"), **values)
    )


def _here(path: str, route: str) -> bool:
    return route == path or (path != "/" and route.startswith(f"{path}/"))

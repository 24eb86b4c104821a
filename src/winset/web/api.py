"""JSON for programs: the same functions and the same shapes as the commands with `--json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from winset.desk import constraints_contract, opinion_contract, ranking_contract, relations_contract
from winset.desk import explain as explained
from winset.desk.scenarios import scenarios as known_scenarios
from winset.errors import BadInput, Problem, UnknownName
from winset.model import INSTRUMENTS
from winset.web.pages.events import table as events_table
from winset.web.pages.evidence import item_of
from winset.web.pages.package import weighed
from winset.web.pages.scenario import moved
from winset.web.plain import plain
from winset.web.shelves import library_of
from winset.web.view import Missing, View

__all__ = [
    "MOST", "SCOPES", "UNITS", "constraints", "document", "documents", "events", "evidence", "explain", "opinion",
    "package", "rank", "relations", "scenario", "scenarios",
]  # fmt: skip

MOST = 500
UNITS = ("day", "month", "quarter", "year")
SCOPES = ("bilateral", "multiparty", "private")


def _head(view: View) -> dict[str, Any]:
    return {"as_of": view.day.isoformat(), "snapshot": view.opened.need("snapshot")}


def rank(view: View) -> dict[str, Any]:
    """`winset rank --json`."""
    for name in ("ranking", "evidence"):
        view.opened.need(name)
    return ranking_contract(view.desk)


def constraints(view: View) -> dict[str, Any]:
    """`winset constraints --json`."""
    for name in ("register", "evidence"):
        view.opened.need(name)
    return constraints_contract(view.desk)


def relations(view: View) -> dict[str, Any]:
    """`winset relations --json`."""
    unit, scope = view.asked("by", "month"), view.asked("scope", "bilateral")
    if unit not in UNITS:
        raise UnknownName("unit", unit, UNITS)
    if scope not in SCOPES:
        raise UnknownName("scope", scope, SCOPES)
    if (unit, scope) == ("month", "bilateral"):
        return relations_contract(view.desk, view.opened.need("relations"))
    found = view.opened.heavy(
        ("measure", unit, scope), lambda: view.desk.measure(unit=unit, scope=scope), ahead=("measure", unit, scope)
    )
    return relations_contract(view.desk, found)


def opinion(view: View) -> dict[str, Any]:
    """`winset opinion --json`."""
    return opinion_contract(view.desk)


def explain(view: View) -> Any:  # noqa: ANN401 - the engine's explanation
    """`winset explain --json`."""
    view.opened.need("ranking")
    name = view.path["id"]
    return view.opened.heavy(("explain", name), lambda: explained(view.desk, name), ahead=("explanation", name))


def package(view: View) -> dict[str, Any]:
    """A package of one's own (`o`, several times), weighed; see `winset.desk.weighing`."""
    form = view.asked("form", "joint-statement")
    if form not in INSTRUMENTS:
        raise UnknownName("instrument", form, INSTRUMENTS)
    found = weighed(view)
    if found is None:
        what = "name the options of the package: o=ID, once for each"
        raise BadInput([Problem(file="package", column="o", code="missing", what=what)])
    return _head(view) | asdict(found) | {"country": dict(found.country), "gain": dict(found.gain)}


def scenarios(view: View) -> dict[str, Any]:
    """The scenarios that could happen from the day on."""
    return _head(view) | {"scenarios": plain(known_scenarios(view.desk))}


def scenario(view: View) -> dict[str, Any]:
    """Every open option if scenarios (`s`) and changes held; see `winset.desk.sliding`."""
    return _head(view) | {"options": plain(moved(view))}


def evidence(view: View) -> dict[str, Any]:
    """One item of evidence by `id`."""
    return asdict(item_of(view, view.asked("id")))


def documents(view: View) -> dict[str, Any]:
    """Documents by page: `find`, `sort`, `offset`, `limit`."""
    found = library_of(view).documents(
        find=view.asked("find"),
        sort=view.asked("sort", "-date"),
        offset=_whole(view, "offset", 0, 10_000_000),
        limit=_whole(view, "limit", 50, MOST),
    )
    return _head(view) | {"total": found.total, "documents": plain(found.rows)}


def document(view: View) -> dict[str, Any]:
    """One document with its sentences, events and claims; its text only where it may be passed on."""
    found = library_of(view).read(view.path["id"])
    if found is None:
        raise Missing("no such document was known on this day")
    may = bool(found.document["redistributable"])
    kept = {k: _json(v) for k, v in found.document.items() if may or k != "text"}
    return _head(view) | {
        "document": kept,
        "sentences": [{k: _json(v) for k, v in s.items() if may or k != "text"} for s in found.sentences],
        "events": [{k: _json(v) for k, v in e.items()} for e in found.events],
        "claims": [{k: _json(v) for k, v in c.items() if may or k != "text"} for c in found.claims],
    }


def events(view: View) -> dict[str, Any]:
    """The events behind a point of a series: `data`, `source`, `target`, `month`, `issue`."""
    found = events_table(view)
    return _head(view) | {"events": [dict(row) for row in found.rows]}


def _whole(view: View, name: str, default: int, most: int) -> int:
    text = view.asked(name, str(default))
    if not (text.isascii() and text.isdigit()) or int(text) > most:
        what = f"{name} is a whole number from 0 to {most}"
        raise BadInput([Problem(file="documents", column=name, code="not-a-number", what=what)])
    return int(text)


def _json(value: Any) -> Any:  # noqa: ANN401 - a cell of the database
    return value.isoformat() if hasattr(value, "isoformat") else value

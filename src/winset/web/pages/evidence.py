"""The end of every path: a source's sentence, our summary with its page, a figure, or what pulled a position."""

from __future__ import annotations

import re
from typing import Any

from winset.desk import Evidence, pages
from winset.desk.evidence import quoted_evidence
from winset.report.consent import players
from winset.report.words import country_name, issue_name
from winset.web.pages.parts import addressed
from winset.web.view import Missing, Shown, View

__all__ = ["evidence", "item_of"]

_SENTENCE = re.compile(r"[0-9a-f]{16}:\d+")


def evidence(view: View) -> Shown:
    """The page of an id: happening, figure, meeting, sentence, constraint or position."""
    name = view.asked("id")
    if name.startswith("position:"):
        return _position(view, name)
    written = next((c for c in view.desk.case.constraints if c.id == name), None)
    constraint = written or next((c for c in view.opened.need("claimed") if c.id == name), None)
    if constraint is not None:
        return Shown(
            template="claim.html.j2",
            title=constraint.what,
            values={
                "constraint": constraint,
                "written": written is not None,
                "items": addressed(view, constraint.evidence),
                "row": next((r for r in view.opened.need("register") if r.constraint.id == name), None),
                "player": players(view.desk).get(constraint.player, constraint.player),
            },
        )
    found = item_of(view, name)
    return Shown(
        template="evidence.html.j2",
        title=found.sentence[:120] or found.document,
        values={
            "item": found,
            "pages": pages(found.source),
            "document": name.split(":")[0] if _SENTENCE.fullmatch(name) else "",
            "uses": _uses(view, name),
            "file": _file(view, name),
        },
    )


def item_of(view: View, name: str) -> Evidence:
    """One item of evidence; raises Missing."""
    found: Evidence | None = view.opened.need("evidence").get(name)
    if found is None and _SENTENCE.fullmatch(name) and name.partition(":")[0] not in view.desk.guarded.documents:
        found = quoted_evidence(view.desk.folder, view.day, [name]).get(name)
    if found is None:
        raise Missing(f"no evidence {name[:60]!r} was known on {view.day.isoformat()}")
    return found


def _file(view: View, name: str) -> str:
    """The text file of the case that holds the row."""
    case = view.desk.case
    for file, rows in (("chronicle.jsonl", case.chronicle), ("polls.csv", case.polls), ("meetings.csv", case.meetings)):
        if any(row.id == name for row in rows):
            return file
    return ""


def _uses(view: View, name: str) -> dict[str, Any]:
    """What rests on it: constraints and readings of positions."""
    case, names = view.desk.case, players(view.desk)
    return {
        "constraints": tuple(c for c in case.constraints if name in c.evidence),
        "readings": tuple(
            (names.get(r.player, r.player), r, issue_name(r.issue)) for r in case.readings if r.evidence == name
        ),
    }


def _position(view: View, name: str) -> Shown:
    """What a position rests on, with the pull of each reading."""
    view.opened.need("assessment")
    _, player, issue = [*name.split(":"), "", ""][:3]
    place = view.desk.game.positions.get((player, issue))
    who = next((p for p in view.desk.game.players if p.id == player), None)
    if place is None or who is None:
        raise Missing("no such position is known on this day")
    readings = {r.id: r for r in view.desk.case.readings}
    known = view.opened.need("evidence")
    return Shown(
        template="position.html.j2",
        title=f"{players(view.desk).get(player, player)} on {issue_name(issue)}",
        values={
            "place": place,
            "who": who,
            "country": country_name(who.country),
            "issue": issue,
            "pulls": tuple(
                (pull, readings[pull.reading], known.get(readings[pull.reading].evidence))
                for pull in sorted(place.pulls, key=lambda p: -abs(p.shift))
                if pull.reading in readings
            ),
        },
    )

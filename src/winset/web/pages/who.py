"""The counterpart: who holds an office, since when, whom he or she met, said what, and stands where."""

from __future__ import annotations

from winset.desk.counterpart import Counterpart, counterparts
from winset.errors import UnknownName
from winset.reference.offices import holder, offices
from winset.report.words import country_name, dated, issue_name, joined
from winset.web.view import Shown, View

__all__ = ["who"]

SHOWN = 3
"""People whose sheets stand on one page; more are named."""


def who(view: View) -> Shown:
    """A form, and the sheets of those who fit a name or an office."""
    asked = view.asked("q").strip()
    found = view.opened.heavy(("who", asked), lambda: _found(view, asked)) if asked else ()
    known = view.opened.need("evidence") if found else {}
    return Shown(
        template="who.html.j2",
        title=f"Who: {asked}" if asked else "Look up a person or an office",
        values={
            "asked": asked,
            "in_office": () if found else _in_office(view),
            "sheets": found[:SHOWN],
            "others": found[SHOWN:],
            "known": known,
            "country_name": country_name,
            "issue_of": issue_name,
            "joined": joined,
            "day_of": dated,
        },
    )


def _in_office(view: View) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """(country, (name, office) of those who hold one on the day), for whoever does not know whom to look up."""
    told = []
    for country in view.desk.case.countries:
        held: dict[str, str] = {}
        for office in offices(country):
            term = holder(country, office, view.day)
            if term is not None:
                held.setdefault(term.holder, office)
        told.append((country_name(country), tuple(held.items())))
    return tuple(told)


def _found(view: View, asked: str) -> tuple[Counterpart, ...]:
    try:
        return counterparts(view.desk, asked)
    except UnknownName:
        return ()

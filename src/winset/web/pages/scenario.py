"""What if: scenarios of the case and sliders of one's own, answered for every open option at once."""

from __future__ import annotations

import re
from typing import Final

from winset.desk.scenarios import scenario as with_ranges
from winset.desk.scenarios import scenarios
from winset.desk.sliding import Moved, slid
from winset.errors import BadInput, Problem
from winset.model import Change
from winset.report.words import country_name, the
from winset.web.pages.parts import titles
from winset.web.view import Shown, View

__all__ = ["FURTHEST", "WHO", "changes_of", "moved", "scenario"]

FURTHEST: Final = 0.4
"""Most that a slider moves a position, in units of the ladder."""
WHO: Final = (("GOV", "government"), ("LEG", "parliament"), ("PUB", "public"))
_NUMBER: Final = re.compile(r"-?\d(\.\d{1,3})?")


def changes_of(view: View) -> tuple[Change, ...]:
    """The changes that the sliders of the address ask for.

    Raises
    ------
    BadInput : a value is no number within the slider's ends
    """
    found = []
    for country in view.desk.case.countries:
        for sector, _ in WHO:
            text = view.asked(f"{country}-{sector}")
            if text in {"", "0", "0.0", "0.00"}:
                continue
            if not _NUMBER.fullmatch(text) or abs(float(text)) > FURTHEST:
                what = f"a position is moved by at most {FURTHEST:g} either way, as in 0.2 or -0.15"
                raise BadInput([Problem(file="scenario", column=f"{country}-{sector}", code="out-of-range", what=what)])
            found.append(
                Change(kind="mean", by=float(text), country=country, sector=sector, issue=view.asked("issue", "*"))
            )
    return tuple(found)


def moved(view: View) -> tuple[Moved, ...]:
    """Every open option before and after, by the address."""
    view.opened.need("ranking")
    ids = tuple(dict.fromkeys(view.all("s")))[:20]
    changes = changes_of(view)
    if not ids and not changes:
        return ()
    return view.opened.heavy(("slid", ids, changes), lambda: slid(view.desk, ids, changes))


def scenario(view: View) -> Shown:
    """Ticks, sliders and the answer."""
    rows = moved(view)
    ids = tuple(dict.fromkeys(view.all("s")))[:20]
    exact = None
    if view.asked("ranges") and ids and not changes_of(view):
        exact = view.opened.heavy(("whatif", ids), lambda: with_ranges(view.desk, ids))
    return Shown(
        template="scenario.html.j2",
        part="scenario_result.html.j2",
        title="Scenarios",
        values={
            "scenarios": view.opened.heavy("scenarios", lambda: scenarios(view.desk)),
            "chosen": set(ids),
            "sliders": tuple(
                (country_name(c), the(c), tuple((f"{c}-{s}", word, view.asked(f"{c}-{s}", "0")) for s, word in WHO))
                for c in view.desk.case.countries
            ),
            "furthest": FURTHEST,
            "issues": view.desk.case.issues,
            "issue": view.asked("issue", "*"),
            "rows": rows,
            "changed": sum(r.tier_before != r.tier_after for r in rows),
            "titles": titles(view.desk),
            "asked": bool(ids or changes_of(view)),
            "exact": exact,
            "ranges_url": view.here(ranges=1) if ids and not changes_of(view) and not exact else "",
        },
    )

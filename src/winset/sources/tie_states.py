"""Days of one state: leaders of Archigos and REIGN, elections of REIGN, regimes of Geddes, Wright and Frantz."""

from __future__ import annotations

from typing import Final

from winset.sources.tables import FactTable
from winset.sources.tie_cells import Found, Tie, day, joined, refused, state

__all__ = ["archigos", "elections", "leaders", "regimes"]

_BODIES: Final = {"L": "legislative election", "X": "executive election", "R": "referendum"}


def archigos(of: FactTable) -> Found:
    """Leaders with the day on which they began."""
    for row, (code, name, start) in of.rows("gwcode", "leader", "startdate"):
        try:
            yield _leads(state(code, "gw"), str(name), day(start))
        except ValueError as error:
            yield refused(row, error)


def leaders(of: FactTable) -> Found:
    """Leaders with day, month and year in cells of their own."""
    for row, (code, name, *parts) in of.rows("ccode", "leader", "syear", "smonth", "sdate"):
        try:
            yield _leads(state(code, "cow"), str(name).strip(), joined(*parts))
        except ValueError as error:
            yield refused(row, error)


def _leads(country: str, name: str, when: str) -> Tie:
    what = f"{_given(name, 'the leader has no name')} becomes leader"
    return Tie(date=when, countries=(country,), kind="leader", what=what)


def _given(cell: str, otherwise: str) -> str:
    if not cell:
        raise ValueError(otherwise)
    return cell


def elections(of: FactTable) -> Found:
    """Votes that were held; announcements and deadlines are left out."""
    for row, (code, event, body, *parts) in of.rows("ccode", "event", "type", "elec_year", "elec_month", "elec_day"):
        if not str(event).startswith("Vote"):
            continue
        try:
            what = _BODIES.get(str(body).strip().upper(), "election")
            early = ", early" if "early" in str(event).casefold() else ""
            yield Tie(date=joined(*parts), countries=(state(code, "cow"),), kind="election", what=what + early)
        except ValueError as error:
            yield refused(row, error)


def regimes(of: FactTable) -> Found:
    """Stretches of one kind of rule; the kind is the judgement of the data set, made when it was closed."""
    rows = list(of.rows("cowcode", "gwf_regimetype", "gwf_startdate", "gwf_enddate"))
    ends = [str(cell).strip()[-4:] for _, (*_, cell) in rows]
    closed = max((end for end in ends if end.isdigit()), default=None)
    for row, (code, kind, start, end) in rows:
        try:
            yield Tie(
                date=day(start),
                until=day(end)[:4],
                countries=(state(code, "cow"),),
                kind="regime",
                what=_given(" ".join(str(kind).split()), "the regime has no kind"),
                judged=closed,
            )
        except ValueError as error:
            yield refused(row, error)

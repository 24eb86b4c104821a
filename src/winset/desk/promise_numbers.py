"""Numbers about promises, ties and the calendar, each by name and with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isnan
from typing import TYPE_CHECKING, Final

from winset.desk.answer import Answer
from winset.desk.evidence import Evidence

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["PROMISE_FUNCTIONS"]

SHOWN: Final = 5
"""Rows of evidence that a count shows."""


def promises_counted(desk: Desk, *, state: str | None = None) -> Answer:
    """Number of promises on record, or of those in one state."""
    rows = [r for r in desk.promises.fates if state is None or (r.dormant if state == "dormant" else r.state == state)]
    named = (
        e for r in reversed(rows) for e in (*(x for j in r.judgements for x in j.evidence), *r.commitment.evidence)
    )
    return Answer(value=len(rows), evidence=_items(desk, named), note="the last rows behind them are shown")


def promise_score(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """Mean score of a promise by its coders: -1 not kept, 0 in part, 1 kept."""
    row = next(r for r in desk.promises.fates if r.commitment.id == id)
    named = (*(e for j in row.judgements for e in j.evidence), *row.commitment.evidence)
    said = "; ".join(f"{j.coder}: {j.score:+d}, {j.reason}" for j in row.judgements)
    return Answer(value=row.score, evidence=_items(desk, named), note=f"{row.commitment.guideline} {said}".strip())


def compliance(desk: Desk, *, by: str, group: str, field: str = "mean") -> Answer:
    """Mean score of a group of promises, an end of its 5 to 95 percent range, or how many were scored."""
    row = next(c for c in desk.promises.compliance if (c.by, c.group) == (by, group))
    note = f"{row.scored} of {row.promises} promises scored; what nobody could score counts neither way"
    return Answer(value=getattr(row, field), note=note)


def coders_agree(desk: Desk, *, field: str = "alpha") -> Answer:
    """Krippendorff's alpha of those who scored promises, an end of its range, or on how many."""
    found = desk.promises.agreement
    value = None if found is None else getattr(found, field)
    known = None if isinstance(value, float) and isnan(value) else value
    return Answer(value=known, note="ordinal; the range draws the promises again")


def ideas_dormant(desk: Desk) -> Answer:
    """Number of ideas that lie dormant: options and promises without a sign of life for two years."""
    named = (e for r in desk.dormant for e in r.idea.evidence)
    return Answer(value=len(desk.dormant), evidence=_items(desk, named), note="the first rows behind them are shown")


def ties_lost(desk: Desk, *, country: str, date: str, partner: str) -> Answer:
    """Share of a country's ties to another that a change of government took."""
    found = next(
        t for t in desk.network.turnover if (t.change.country, t.change.date, t.partner) == (country, date, partner)
    )
    left = ", ".join(name.partition(" ")[2] for name in found.left)
    return Answer(
        value=found.share, note=f"{found.lost} of {found.ties} shared tables of the four years before: {left}"
    )


def ties_at_risk(desk: Desk, *, country: str, partner: str) -> Answer:
    """Share of a country's ties to another that a change of government today would take."""
    found = next(r for r in desk.network.at_risk if (r.country, r.partner) == (country, partner))
    people = ", ".join(name.partition(" ")[2] for name in found.people)
    return Answer(value=found.share, note=f"{found.carried} of {found.ties} shared tables of four years: {people}")


def bridge(desk: Desk, *, node: str, field: str = "betweenness") -> Answer:
    """How much of the ties between others runs through somebody, 0 to 1, or an end of its range."""
    found = next(b for b in desk.network.bridges if b.node == node)
    named = (s.meeting for s in desk.network.seats if f"{s.country} {s.person}" == node)
    return Answer(
        value=getattr(found, field), evidence=_items(desk, named), note="betweenness; the range draws meetings again"
    )


def meeting_due(desk: Desk, *, series: str, countries: str, field: str = "overdue_days") -> Answer:
    """Days that a series of meetings is overdue by its own rhythm, or the median of its last intervals."""
    from winset.desk.calendar_ahead import due  # noqa: PLC0415 - it opens with a desk

    found = next(d for d in due(desk) if (d.series, " ".join(d.countries)) == (series, countries))
    note = f"last met {found.last}; median of the last intervals on record"
    return Answer(value=getattr(found, field), evidence=_items(desk, [found.last_id]), note=note)


def days_ahead(desk: Desk, *, kind: str | None = None, days: int = 365) -> Answer:
    """Number of dated occasions ahead, or of those of one kind."""
    from winset.desk.calendar_ahead import calendar_ahead  # noqa: PLC0415 - it opens with a desk

    rows = [entry for entry in calendar_ahead(desk, days=days) if kind in {None, entry.kind}]
    return Answer(value=len(rows), note=f"rows of the calendar and yearly days of the {days} days after the day")


def _items(desk: Desk, ids: Iterable[str]) -> tuple[Evidence, ...]:
    known = dict.fromkeys(name for name in ids if name in desk.evidence)
    return tuple(desk.evidence[name] for name in list(known)[:SHOWN])


PROMISE_FUNCTIONS: Final[tuple[tuple[str, Callable[..., Answer]], ...]] = (
    ("promises_counted", promises_counted),
    ("promise_score", promise_score),
    ("compliance", compliance),
    ("coders_agree", coders_agree),
    ("ideas_dormant", ideas_dormant),
    ("ties_lost", ties_lost),
    ("ties_at_risk", ties_at_risk),
    ("bridge", bridge),
    ("meeting_due", meeting_due),
    ("days_ahead", days_ahead),
)
"""Name and function of each kind of number."""

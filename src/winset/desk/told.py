"""Meetings that the documents of a case report between people who held office that day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from winset.commitments import Seat
from winset.commitments.rhythm import middle
from winset.desk.seats import AT_TOP, in_office
from winset.reference.offices import Term

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["told_seats"]

NEAR: Final = timedelta(days=3)
"""A meeting told within so many days of one that a row holds, of the same countries, is that one."""
_MINISTERS: Final = frozenset({"foreign minister", "defence minister", "vice president"})
_BELOW: Final = frozenset({"deputy foreign minister", "national security adviser", "chief cabinet secretary"})


def told_seats(desk: Desk) -> tuple[Seat, ...]:
    """The seats of meetings that coded sentences report, known on the day; empty without documents.

    A sentence counts where it tells of a meeting that took place on a day, and both sides are names that the table of
    offices resolves to one holder each. A meeting of the same countries that a row of the case holds is not counted
    twice, nor is one that several sentences tell of.
    """
    if not desk.folder.layout.database.exists():
        return ()
    with desk.folder.query(desk.day) as query:
        rows = query.rows("""
            SELECT e.document, e.sentence, CAST(e.first_day AS VARCHAR) AS day, e.source_text, e.target_text,
                e.source_country, e.target_country
            FROM events e
            WHERE e.plover = 'CONSULT' AND e.cameo IN ('040', '042', '043', '044', '046')
                AND coalesce(e.mode, '') <> 'phone' AND e.first_day = e.last_day
                AND NOT (e.negated OR e.future OR e.hypothetical OR e.historical)
                AND e.source_country IS NOT NULL AND e.target_country IS NOT NULL
                AND e.source_country <> e.target_country
            ORDER BY ALL""")
    held = [(frozenset(m.countries), middle(m.date)) for m in desk.case.meetings]
    found: dict[tuple[str, str, str], tuple[Seat, ...]] = {}
    for row in rows:
        pair = _pair(row, desk.case.countries, held)
        if pair:
            found.setdefault((pair[0].date, str(pair[0].person), str(pair[1].person)), pair)
    return tuple(seat for pair in found.values() for seat in pair)


def _pair(
    row: Mapping[str, Any], countries: Sequence[str], held: Sequence[tuple[frozenset[str], date]]
) -> tuple[Seat, ...]:
    codes = (row["source_country"], row["target_country"])
    day = date.fromisoformat(row["day"])
    if not set(codes) <= set(countries) or any(set(codes) <= who and abs(when - day) <= NEAR for who, when in held):
        return ()
    sides = [
        list(_holders(row[text], code, day)) for text, code in zip(("source_text", "target_text"), codes, strict=True)
    ]
    if any(len({t.holder for t in side}) != 1 for side in sides):
        return ()
    best = sorted((_best(side) for side in sides), key=lambda t: t.country)
    level = max((_level(t.office) for t in best), key=("leaders", "ministers", "vice-ministers", "officials").index)
    return tuple(
        Seat(
            meeting=f"{row['document']}:{row['sentence']}",
            date=row["day"],
            level=level,
            country=term.country,
            person=term.holder,
            office=term.office,
            source="told",
        )
        for term in best
    )


def _holders(words: str | None, code: str, day: date) -> Iterator[Term]:
    """Terms of whoever the words name: in full, or by the last word."""
    if not words:
        return
    yield from in_office(words, (code,), day) or in_office(words.split()[-1], (code,), day)


def _best(side: Sequence[Term]) -> Term:
    return min(side, key=lambda t: (t.office not in AT_TOP, t.office not in _MINISTERS, t.office))


def _level(office: str) -> str:
    if office in AT_TOP:
        return "leaders"
    if office in _MINISTERS:
        return "ministers"
    return "vice-ministers" if office in _BELOW else "officials"

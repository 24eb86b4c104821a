"""What the last brief expected and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from winset.commitments import series_of
from winset.model import first_day, last_day

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["FOLDER", "Erratum", "errata", "last_brief"]

FOLDER: Final = "briefs"
"""Where the briefs of a case are kept, each as what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """One expectation of the last brief."""

    said: str
    came: str
    """What the record shows now."""
    right: bool | None
    """None where the record cannot tell yet."""


def last_brief(folder: Path, day: date) -> Mapping[str, Any] | None:
    """What the last brief before a day said; None without one. A file that cannot be read is passed over."""
    for path in sorted((folder / FOLDER).glob("*.json"), reverse=True):
        try:
            told = json.loads(path.read_bytes())
            if isinstance(told, dict) and date.fromisoformat(str(told["as_of"])) < day:
                return told
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def errata(desk: Desk, told: Mapping[str, Any] | None) -> tuple[Erratum, ...]:
    """The last brief's meetings, promises and forecasts against what is known now; what was wrong first."""
    if told is None:
        return ()
    written = date.fromisoformat(str(told["as_of"]))
    found = [*_meetings(desk, told, written), *_forecasts(desk, written)]
    return tuple(sorted(found, key=lambda e: (e.right is None, e.right is True, e.said)))


def _meetings(desk: Desk, told: Mapping[str, Any], written: date) -> list[Erratum]:
    found = []
    for notice in told.get("ahead", ()):
        if notice.get("kind") != "meeting due" or date.fromisoformat(notice["end"]) > desk.day:
            continue
        countries = set(notice["countries"])
        series = next((m.level for m in desk.case.meetings if m.id in notice["evidence"]), None)
        met = [
            m
            for m in desk.case.meetings
            if first_day(m.date) > written
            and set(m.countries) == countries
            and series is not None
            and series_of(m.level) == series_of(series)
        ]
        met.sort(key=lambda m: (first_day(m.date), m.id))
        kept = bool(met) and first_day(met[0].date) <= date.fromisoformat(notice["end"])
        came = f"met {'' if kept else 'only '}on {met[0].date}" if met else "did not meet, as far as the record shows"
        found.append(Erratum(said=f"{', '.join(notice['countries'])}: {notice['what']}", came=came, right=kept))
    return found


def _forecasts(desk: Desk, written: date) -> list[Erratum]:
    titles = {o.id: o.title for o in desk.case.options}
    found = []
    for row in desk.ledger.score.rows:
        f = row.forecast
        closed = row.adopted_date or f.by
        if row.state not in {"adopted", "not adopted"} or not written < last_day(closed) <= desk.day:
            continue
        happened = row.adopted_date is not None
        said = f"{titles.get(f.option, f.option)}: {f.probability:.0%} to be adopted by {f.by}"
        came = f"adopted on {row.adopted_date}" if happened else "not adopted by then"
        found.append(Erratum(said=said, came=came, right=(f.probability >= 0.5) == happened))  # noqa: PLR2004 - even odds
    return found

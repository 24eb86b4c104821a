"""For a Monday morning: what is new, what moved, what contradicts, what is coming, what we got wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from winset.desk.briefing.conflicts import Contradiction, contradictions
from winset.desk.briefing.errata import FOLDER, Erratum, errata, last_brief
from winset.desk.briefing.fresh import New, fresh
from winset.desk.briefing.moves import Moved, moves
from winset.desk.briefing.stated import stated_lately
from winset.desk.handling import marks_of, strictest
from winset.desk.watching import Notice, watch
from winset.errors import CaseError
from winset.store import write_file

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["HORIZON", "SOON", "Brief", "a_week_before", "brief", "keep_brief"]

SOON: Final = 30
HORIZON: Final = 90
"""Days ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief of a case."""

    title: str
    """Of the case."""
    since: date
    """What became known after this day is new."""
    as_of: date
    snapshot: str
    new: tuple[New, ...]
    """What bears on costly constraints first."""
    moved: tuple[Moved, ...]
    contradictions: tuple[Contradiction, ...]
    late: tuple[Notice, ...]
    """What fell silent."""
    ahead: tuple[Notice, ...]
    """The next HORIZON days."""
    last: date | None
    """Day of the last brief; None without one."""
    errata: tuple[Erratum, ...]
    """What that one expected and what came of it."""
    handling: str | None = None
    """The strictest handling mark, such as `TLP:AMBER`, of the documents whose words it has; None without one."""

    @property
    def soon(self) -> tuple[Notice, ...]:
        """The next SOON days."""
        return tuple(n for n in self.ahead if n.days <= SOON)

    @property
    def later(self) -> tuple[Notice, ...]:
        """From then on."""
        return tuple(n for n in self.ahead if n.days > SOON)


def brief(desk: Desk, since: date) -> Brief:
    """The brief of a case for the days after `since`, up to the desk's day.

    Raises
    ------
    CaseError : `since` is not before the desk's day
    """
    from winset.desk.desk import open_case  # noqa: PLC0415 - that module opens this one's desk

    if since >= desk.day:
        raise CaseError(
            f"{since} is not before {desk.day}, the last day of what is known: name an earlier day, or a later --as-of"
        )
    before = open_case(desk.folder.path, as_of=since, audience=desk.audience)
    claims = stated_lately(desk, since)
    found = watch(desk, days=HORIZON)
    told = last_brief(desk.folder.path, desk.day)
    new, conflicts = fresh(desk, claims, since), contradictions(desk, claims, since)
    return Brief(
        title=desk.case.title,
        since=since,
        as_of=desk.day,
        snapshot=desk.snapshot,
        new=new,
        moved=moves(before, desk),
        contradictions=conflicts,
        late=found.late,
        ahead=found.ahead,
        last=None if told is None else date.fromisoformat(str(told["as_of"])),
        errata=errata(desk, told),
        handling=_mark(desk, new, conflicts),
    )


def _mark(desk: Desk, new: Sequence[New], conflicts: Sequence[Contradiction]) -> str | None:
    """The strictest mark of the documents that are quoted: what is made from them carries it."""
    told = [n.id for n in new if n.kind == "claim"]
    told += [name for c in conflicts if c.kind == "claim" for name in c.evidence]
    if not told:
        return None
    marks = marks_of(desk.folder)
    mark = strictest(marks.get(name.partition(":")[0]) for name in told)
    return f"TLP:{mark}" if mark else None


def keep_brief(desk: Desk, found: Brief) -> Path:
    """Keep what a brief said, so that the next one can tell what it got wrong; returns the file."""
    path = desk.folder.path / FOLDER / f"{found.as_of.isoformat()}.json"
    path.parent.mkdir(exist_ok=True)
    told: Mapping[str, Any] = asdict(found)
    write_file(path, json.dumps(told, ensure_ascii=False, indent=1, default=str).encode())
    return path


def a_week_before(day: date) -> date:
    """The day from which a brief tells by default."""
    return day - timedelta(days=7)

"""Which notices of a watch somebody has seen, so that a scheduler is told once of each.

What counts as seen stands in one file of the case, written whole or not at all. It is somebody's own: a pack of the
case does not have it, and no result depends on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winset.desk.days import day_of
from winset.desk.watching import LATE, Notice, watch
from winset.errors import CaseError
from winset.store import write_file
from winset.store.disk import storage
from winset.store.lock import single_writer

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["SEEN", "is_new", "key_of", "mark_seen", "seen_by", "seen_in"]

SEEN: Final = Path("seen", "watch.json")
"""Below the case folder: for each notice how far ahead somebody looked who has seen it, in days."""
_BY_SERIES: Final = frozenset({*LATE, "meeting due", "promise due"})
"""Kinds that are the same notice however its days are counted: they hang on a meeting or a promise."""


def key_of(notice: Notice) -> str:
    """What makes a notice the same from one run to the next: its kind, what it rests on, and the day that is set."""
    on = notice.evidence[0] if notice.evidence else notice.what
    days = () if notice.kind in _BY_SERIES else (notice.start.isoformat(), notice.end.isoformat())
    return " | ".join((notice.kind, on, *days))


def is_new(notice: Notice, days: int, seen: Mapping[str, int]) -> bool:
    """Whether nobody has seen a notice who looked as near as this.

    What was seen from afar is new once more to whoever looks less far ahead: one line of a scheduler may look 90 days
    ahead and another 7. What is late is late at any distance.

    Parameters
    ----------
    days : how far ahead is looked now
    seen : see `seen_in`
    """
    far = seen.get(key_of(notice))
    return far is None or (notice.kind not in LATE and far > days)


def seen_in(path: Path | str) -> Mapping[str, int]:
    """Keys of the notices that were seen in a case, each with the nearest look; a damaged file counts as none."""
    try:
        told = json.loads((Path(path) / SEEN).read_bytes())
        return {str(key): int(days) for key, days in told["seen"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def seen_by(desk: Desk, since: str, *, days: int) -> Mapping[str, int]:
    """Keys of the notices that a watch of an earlier day had; nothing is read or written.

    Raises
    ------
    CaseError : the day is none, or is not before the desk's
    """
    from winset.desk.desk import open_case  # noqa: PLC0415 - that module opens this one's desk

    day: date = day_of(since, last=True)
    if day >= desk.day:
        raise CaseError(f"{day} is not before {desk.day}, the day of the view: name an earlier day for --since")
    before = watch(open_case(desk.folder.path, as_of=day, audience=desk.audience), days=days)
    return {key_of(notice): days for notice in before.notices}


def mark_seen(path: Path | str, notices: Iterable[Notice], *, days: int) -> int:
    """Remember that somebody who looked so far ahead has seen some notices; returns how many were new to the file.

    The same notices twice change nothing. Two who mark at the same moment lose nothing: one of them is told to wait.

    Raises
    ------
    CaseBusy : another process is marking just now
    StorageError : the case cannot be written
    """
    file = Path(path) / SEEN
    with storage(f"could not write {file}"):
        file.parent.mkdir(exist_ok=True)
    with single_writer(file.with_suffix(".lock")):
        seen = dict(seen_in(path))
        fresh = [notice for notice in notices if is_new(notice, days, seen)]
        if fresh:
            seen |= {key_of(notice): min(days, seen.get(key_of(notice), days)) for notice in fresh}
            told = {"about": "notices of `winset watch` that were seen, and how far ahead the look was", "seen": seen}
            write_file(file, json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode())
    return len(fresh)

"""Numbers that left the program, written down and computed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from winset.desk.desk import Desk, open_case
from winset.desk.numbers import answer
from winset.errors import CaseError, WinsetError
from winset.store import CaseFolder, Number, Progress, numbers, runs

__all__ = ["Difference", "Verification", "verified"]

TOLERANCE = 1e-9
"""Largest relative difference of two floats that count as the same number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A number that comes out otherwise now."""

    function: str
    arguments: Mapping[str, Any]
    was: Any
    now: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of computing a report's numbers again."""

    as_of: str
    snapshot: str
    """State that the report was computed from."""
    numbers: int
    """How many numbers the report has."""
    same: int
    differing: tuple[Difference, ...]
    changed: bool
    """Whether files, acts, settings or code have changed since, so that numbers may differ with good reason."""


def verified(path: Path | str, *, progress: Progress | None = None) -> Verification:
    """Compute every number of the last report again.

    Raises
    ------
    CaseError : no report was written yet
    """
    folder = CaseFolder.open(path)
    with folder.reading() as db:
        last = next((r for r in reversed(runs(db)) if r.command == "report" and r.results), None)
        if last is None or last.results is None:
            raise CaseError(f"{folder.path} has no report yet: `winset report {folder.path}` writes one")
        kept = numbers(db, snapshot=last.results["snapshot"])
    desk = open_case(
        path, as_of=date.fromisoformat(last.results["as_of"]), anew=True, audience=last.results.get("audience")
    )
    differing: list[Difference] = []
    for done, number in enumerate(kept, 1):
        now = _now(desk, number)
        if not _same(number.value, now):
            differing.append(
                Difference(function=number.function, arguments=number.arguments, was=number.value, now=now)
            )
        if progress is not None:
            progress("computing again", done, len(kept))
    return Verification(
        as_of=desk.day.isoformat(),
        snapshot=last.results["snapshot"],
        numbers=len(kept),
        same=len(kept) - len(differing),
        differing=tuple(differing),
        changed=desk.snapshot != last.results["snapshot"],
    )


def _now(desk: Desk, number: Number) -> Any:  # noqa: ANN401 - JSON values
    try:
        return json.loads(json.dumps(answer(desk, number.function, number.arguments).value))
    except (WinsetError, StopIteration, KeyError) as error:
        return f"cannot be computed any more: {error}"


def _same(was: Any, now: Any) -> bool:  # noqa: ANN401 - JSON values
    if isinstance(was, float) and isinstance(now, float | int):
        return abs(was - now) <= TOLERANCE * max(1.0, abs(was))
    return bool(was == now)

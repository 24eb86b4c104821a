"""The ledger of forecasts: `forecasts.jsonl`, to which lines are only ever added, each sealed with the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, Final

from winset.errors import CaseError, Problem
from winset.model import Forecast
from winset.store.disk import digest, storage, write_file
from winset.store.layout import Layout
from winset.store.lock import single_writer

__all__ = ["LEDGER", "append_forecasts", "forecasts", "sealed"]

LEDGER: Final = "forecasts.jsonl"
"""Name of the file in the folder of the case."""
_TYPES: Final[dict[str, tuple[type, ...]]] = {"float": (float, int), "str": (str,)}


def sealed(row: Forecast, previous: str) -> Forecast:
    """The row with its place in the chain: `previous`, `sha256` and `id` are set, whatever they were."""
    values = asdict(replace(row, previous=previous))
    content = json.dumps({k: v for k, v in values.items() if k not in {"id", "sha256"}}, sort_keys=True)
    sha256 = digest("winset forecast 1", content)
    return replace(row, previous=previous, sha256=sha256, id=sha256[:12])


def forecasts(folder: Path) -> tuple[tuple[Forecast, ...], tuple[Problem, ...]]:
    """All lines of the ledger in order, and every break of the chain.

    A line that was changed, taken out, added by hand or put elsewhere breaks the chain from there on: its problem says
    so, and the lines behind it are kept, for they may be sound among themselves.
    """
    path = folder / LEDGER
    if not path.exists():
        return (), ()
    with storage(f"could not read {path}"):
        lines = path.read_bytes().splitlines()
    rows: list[Forecast] = []
    problems: list[Problem] = []
    previous = ""
    for number, line in enumerate(lines, 1):
        row = _row(line)
        if row is None:
            what = "the line is no forecast; the ledger is written by `winset forecast` alone: restore it from a copy"
            problems.append(Problem(file=str(path), row=number, code="unreadable", what=what))
            continue
        if sealed(row, row.previous) != row:
            what = "the line was changed after it was written; restore it from a copy, or count none of it"
            problems.append(Problem(file=str(path), row=number, code="changed", what=what))
        elif row.previous != previous:
            what = "a line before this one was taken out, put in or changed; restore the file from a copy"
            problems.append(Problem(file=str(path), row=number, code="broken-chain", what=what))
        previous = row.sha256
        rows.append(row)
    return tuple(rows), tuple(problems)


def append_forecasts(layout: Layout, rows: Iterable[Forecast]) -> tuple[Forecast, ...]:
    """Add rows to the end of the ledger, sealed in order; afterwards all of them are on disk, or none.

    Raises
    ------
    CaseBusy
        Another process is writing.
    CaseError
        The chain is broken: nothing is added to a ledger that was tampered with.
    StorageError
        The disk refuses.
    """
    with single_writer(layout.lock):
        old, problems = forecasts(layout.root)
        if problems:
            raise CaseError(f"nothing is added to a ledger whose chain is broken\n{problems[0]}")
        previous = old[-1].sha256 if old else ""
        new: list[Forecast] = []
        for row in rows:
            new.append(sealed(row, previous))
            previous = new[-1].sha256
        if new:
            path = layout.root / LEDGER
            with storage(f"could not read {path}"):
                before = path.read_bytes() if path.exists() else b""
            lines = b"".join(json.dumps(asdict(row), ensure_ascii=False).encode() + b"\n" for row in new)
            write_file(path, before + lines)
    return tuple(new)


def _row(line: bytes) -> Forecast | None:
    """The forecast of a line; None where it is none."""
    try:
        values: Any = json.loads(line)
    except ValueError:
        return None
    wanted = {field.name: _TYPES[str(field.type)] for field in fields(Forecast)}
    if not isinstance(values, dict) or values.keys() != wanted.keys():
        return None
    if not all(isinstance(values[name], kind) for name, kind in wanted.items()):
        return None
    return Forecast(**values)

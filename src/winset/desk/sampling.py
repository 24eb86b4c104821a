"""How right the machine coding of a series is: draw rows, let a person label them, estimate the share of right ones.

A label is an act of a person in `case.db`; it counts as long as the row that it judges is coded as it was.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from winset.desk.kept import derived_state
from winset.errors import BadInput, Problem, UnknownName
from winset.reference.cameo import cameo_codes
from winset.relations import CONFLICT_PLOVER, CONFLICT_ROOTS, STATE_SECTORS, Precision, precision, sampling_plan
from winset.store import CaseFolder, CodedRows, Counting, Query, acts, coded_rows, data_sets, record_act, rows_by_id

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = [
    "COUNTING", "Label", "SampleRow", "drawn", "labels", "labels_of_csv", "precision_of", "record_label", "sampled",
    "with_labels",
]  # fmt: skip

COUNTING: Final = Counting(state_sectors=STATE_SECTORS, conflict_roots=CONFLICT_ROOTS, conflict_types=CONFLICT_PLOVER)
"""What acts for the state and what is conflict, for every question to the store."""
_KIND: Final = "label"
_RIGHT: Final = {"y": True, "yes": True, "1": True, "true": True, "n": False, "no": False, "0": False, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a person said of one row."""

    coding: str
    """The row as it was coded then."""
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRow:
    """One row to label."""

    id: str
    stratum: str
    """Pair of countries, and `conflict` or `other`."""
    coding: str
    """Who did what to whom and when, as coded."""
    sentence: str | None
    """The words, or the row of the data set."""
    url: str | None
    right: bool | None
    """The label that it has already."""

    @property
    def act(self) -> str | None:
        """What the CAMEO code says in words; None where the row has a PLOVER type, which is a word."""
        known = cameo_codes()
        return next((known[word].name for word in reversed(self.coding.split()) if word in known), None)


def labels(db: sqlite3.Connection) -> Mapping[str, Mapping[str, Label]]:
    """Data set -> row -> the last label given."""
    found: dict[str, dict[str, Label]] = {}
    for act in acts(db, kind=_KIND):
        told = act.new
        found.setdefault(told["data"], {})[act.subject] = Label(coding=told["coding"], right=told["right"])
    return found


def sampled(desk: Desk, data: str, *, size: int, seed: int = 0, scope: str = "bilateral") -> tuple[SampleRow, ...]:
    """A random sample of the rows of a series, the same share of every stratum but at least two of each.

    Raises
    ------
    UnknownName
        The case has no such data set.
    """
    return with_labels(desk, data, drawn(desk, data, size=size, seed=seed, scope=scope))


def with_labels(desk: Desk, data: str, rows: Iterable[SampleRow]) -> tuple[SampleRow, ...]:
    """The rows with the labels that people have given them by now."""
    with desk.folder.reading() as db:
        told = labels(db).get(data, {})
    return tuple(replace(row, right=_still(told.get(row.id), row.coding)) for row in rows)


def drawn(desk: Desk, data: str, *, size: int, seed: int = 0, scope: str = "bilateral") -> tuple[SampleRow, ...]:
    """The rows of `sampled` without labels, kept for as long as nothing is read anew; raises as that does."""
    return desk.kept_rows.result(
        "sample", lambda: _drawn(desk, data, size, seed, scope), data, str(size), str(seed), scope,
        derived_state(desk.folder),
    )  # fmt: skip


def _drawn(desk: Desk, data: str, size: int, seed: int, scope: str) -> tuple[SampleRow, ...]:
    with desk.folder.query(desk.day) as query:
        known = [row["data"] for row in data_sets(query)]
        if data not in known:
            raise UnknownName("data set", data, known)
        rows = coded_rows(query, data=data, countries=desk.case.countries, scope=scope, counting=COUNTING)
        plan = sampling_plan(_strata(rows), size, seed=seed)
        chosen = sorted(int(i) for numbers in plan.values() for i in numbers)
        words = rows_by_id(query, data, [rows.ids[i] for i in chosen])
    return tuple(
        SampleRow(
            id=rows.ids[i],
            stratum=rows.strata[i],
            coding=rows.coding[i],
            sentence=words.get(rows.ids[i], (None, None))[0],
            url=words.get(rows.ids[i], (None, None))[1],
            right=None,
        )
        for i in chosen
    )


def _strata(rows: CodedRows) -> dict[str, np.ndarray[Any, np.dtype[np.int64]]]:
    names = np.asarray(rows.strata, dtype=np.str_)
    return {str(name): np.flatnonzero(names == name) for name in np.unique(names)}


def _still(label: Label | None, coding: str) -> bool | None:
    return label.right if label is not None and label.coding == coding else None


def record_label(folder: CaseFolder, data: str, row: SampleRow, *, right: bool, author: str | None = None) -> None:
    """Write down what a person said of a row; when this returns, it survives a power cut."""
    with folder.writing() as writer:
        new = {"data": data, "coding": row.coding, "right": right}
        record_act(writer.db, _KIND, row.id, new=new, author=author)


def labels_of_csv(path: Path, rows: Iterable[SampleRow]) -> tuple[tuple[SampleRow, bool], ...]:
    """Labels of a CSV file with the columns `id` and `right` (y or n) for the rows of a sample.

    Raises
    ------
    BadInput
        With every row that cannot be used.
    """
    known = {row.id: row for row in rows}
    found, problems = [], []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, cells in enumerate(csv.DictReader(file), 2):
                row = known.get((cells.get("id") or "").strip())
                right = _RIGHT.get((cells.get("right") or "").strip().casefold())
                if row is None:
                    what = f"{cells.get('id')!r} is no row of the sample; draw it with the same size and seed"
                    problems.append(Problem(file=str(path), row=number, column="id", code="unknown-row", what=what))
                elif right is None and (cells.get("right") or "").strip():
                    what = f"{cells['right']!r} is neither y nor n"
                    problems.append(Problem(file=str(path), row=number, column="right", code="bad-label", what=what))
                elif right is not None:
                    found.append((row, right))
    except (OSError, ValueError, csv.Error) as error:
        problems.append(Problem(file=str(path), code="unreadable", what=f"the file cannot be read: {error}"))
    if problems:
        raise BadInput(problems)
    return tuple(found)


def precision_of(
    query: Query,
    data: str,
    told: Mapping[str, Label],
    *,
    countries: Collection[str],
    scope: str,
) -> Precision | None:
    """Share of right rows of a series; None where no row that a person labelled is coded as it was."""
    rows = coded_rows(query, data=data, countries=countries, scope=scope, counting=COUNTING)
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for row, stratum, coding in zip(rows.ids, rows.strata, rows.coding, strict=True):
        label = _still(told.get(row), coding)
        if label is not None:
            seen[stratum] += 1
            right[stratum] += label
    if not seen:
        return None
    return precision(Counter(rows.strata), {name: (right[name], seen[name]) for name in seen})

"""A weighing of evidence against competing readings, written into the case, and taken back."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from winset.errors import BadInput, Problem, UnknownName
from winset.model import FITS, WEIGHTS, first_day
from winset.store import Act, CaseFolder, append_row, record_act, write_file

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["FILE", "candidates", "unweighed", "weigh"]

FILE: Final = "weighings.csv"
NEAR: Final = 400
"""Days before or after what is to be explained within which a row of the record may bear on it."""
MOST: Final = 60
"""Rows of the record that are proposed."""


def candidates(desk: Desk, question: str) -> tuple[tuple[str, str, str], ...]:
    """Rows of the record that may bear on a question and are not weighed yet: (id, date, what), nearest in time first.

    Raises
    ------
    UnknownName : no such question is known on the day
    """
    held = _rivals(desk, question)
    about = {name for h in held for name in h.explains}
    days = [first_day(row.date) for row in desk.case.chronicle if row.id in about]
    weighed = {row.evidence for row in desk.case.weighings if row.hypothesis in {h.id for h in held}}
    countries = {code for row in desk.case.chronicle if row.id in about for code in row.countries}
    found = []
    for row in desk.case.chronicle:
        gap = min((abs((first_day(row.date) - day).days) for day in days), default=NEAR + 1)
        if row.id not in weighed and gap <= NEAR and countries.intersection(row.countries):
            found.append((gap, row.id, row.date, row.text))
    return tuple((name, day, text) for _, name, day, text in sorted(found)[:MOST])


def weigh(
    desk: Desk, question: str, evidence: str, fits: Mapping[str, str], *, weight: str, reason: str, author: str
) -> int:
    """Write down how one piece of evidence fits the readings of a question; returns the act's id.

    Where it was weighed against one of them before, the new row takes the place of the old, which the act keeps.

    Parameters
    ----------
    evidence : id of a row of the record, or of a sentence, known on the desk's day
    fits : one of FITS by id of the hypothesis; at least one
    weight : one of WEIGHTS: whether its source knows, and whether it could be staged
    reason : why, in one sentence

    Raises
    ------
    UnknownName : no such question is known on the day
    BadInput : unknown evidence or reading, another fit or weight, no reason
    CaseBusy : another process is writing
    """
    names = {h.id for h in _rivals(desk, question)}
    problems = _wrong(desk, names, evidence, fits, weight, reason)
    if problems:
        raise BadInput(problems)
    path = desk.folder.path / FILE
    why = " ".join(reason.split())
    with desk.folder.writing() as writer:
        old = _without(path, evidence, set(fits))
        before = path.read_bytes() if path.exists() else b""
        for name, fit in fits.items():
            row: dict[str, Any] = {
                "hypothesis": name, "evidence": evidence, "fit": fit, "weight": weight, "reason": why,
                "known_from": desk.day.isoformat(),
            }  # fmt: skip
            append_row(desk.folder.path, FILE, row)
        lines = path.read_bytes()[len(before) :].decode().lstrip("\n").splitlines(keepends=True)[-len(fits) :]
        told = {"lines": "".join(lines), "evidence": evidence, "weight": weight}
        return record_act(writer.db, "weigh", question, old={"lines": old}, new=told, author=author, reason=why)


def _without(path: Path, evidence: str, names: set[str]) -> str:
    """Take the rows of one item and some readings out of the file; returns them as they stood."""
    lines = path.read_bytes().decode().splitlines(keepends=True) if path.exists() else []
    header = next(csv.reader(lines[:1]), [])
    if "hypothesis" not in header or "evidence" not in header:
        return ""
    wanted = {(name, evidence) for name in names}
    places = header.index("hypothesis"), header.index("evidence")
    gone = [
        line
        for line in lines[1:]
        if len(cells := next(csv.reader([line]), [])) == len(header) and tuple(cells[i] for i in places) in wanted
    ]
    if gone:
        write_file(path, "".join(line for line in lines if line not in gone).encode())
    return "".join(gone)


def unweighed(folder: CaseFolder, act: Act) -> str:
    """Take a weighing out of the file again; returns what was done, in words.

    Raises
    ------
    BadInput : the rows are not there any more as they were written
    """
    path = folder.path / FILE
    text = path.read_bytes().decode() if path.exists() else ""
    lines = act.new["lines"] if act.new else ""
    at = text.rfind(f"\n{lines}") if lines else -1
    if at < 0:
        what = "the weighing was changed by hand since; take it out there"
        raise BadInput([Problem(file=FILE, column="reason", code="changed", what=what)])
    old = act.old["lines"] if act.old else ""
    write_file(path, (text[: at + 1] + text[at + 1 + len(lines) :] + old).encode())
    return f"the weighing on {act.subject} is taken out again"


def _rivals(desk: Desk, question: str) -> tuple[Any, ...]:
    held = tuple(h for h in desk.case.hypotheses if h.question == question)
    if not held:
        raise UnknownName("question", question, sorted({h.question for h in desk.case.hypotheses}))
    return held


def _wrong(
    desk: Desk, names: set[str], evidence: str, fits: Mapping[str, str], weight: str, reason: str
) -> list[Problem]:
    found = []
    if evidence not in desk.evidence:
        what = f"{evidence[:80]!r} is no row of the record and no sentence known on this day"
        found.append(("evidence", what if evidence else "name what is weighed"))
    if not fits or not names.issuperset(fits) or not set(FITS).issuperset(fits.values()):
        found.append(("fit", f"say for one reading or more how it fits: {', '.join(FITS)}"))
    if weight not in WEIGHTS:
        found.append(("weight", f"say how much it can bear: {', '.join(WEIGHTS)}"))
    if not reason.strip():
        found.append(("reason", "say why, in one sentence"))
    return [Problem(file=FILE, column=column, code="missing", what=what) for column, what in found]

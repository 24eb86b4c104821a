"""A coder's word on a promise, written into the case, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from winset.errors import BadInput, Problem, UnknownName
from winset.model import SCORES
from winset.store import Act, CaseFolder, append_row, record_act, write_file

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["FILE", "judge", "unjudged"]

FILE = "judgements.csv"


def judge(desk: Desk, commitment: str, *, score: int, reason: str, evidence: Sequence[str] = (), coder: str) -> int:
    """Write down what a coder thinks became of a promise, from what is known on the desk's day; returns the act's id.

    The coder's earlier words stay in the file; the latest counts.

    Parameters
    ----------
    commitment : id
    score : one of SCORES: -1 not kept, 0 partly or in progress, 1 kept
    reason : why; the report prints it
    evidence : ids of rows of the record, or addresses
    coder : who judges; a pseudonym will do

    Raises
    ------
    UnknownName : no such promise is known on the day
    BadInput : another score, no reason, no coder, or evidence that is neither an address nor known on the day
    CaseBusy : another process is writing
    """
    known = [one.id for one in desk.case.commitments]
    if commitment not in known:
        raise UnknownName("commitment", commitment, known)
    problems = [*_missing(score, reason, coder), *_unknown(desk, evidence)]
    if problems:
        raise BadInput(problems)
    row: dict[str, Any] = {
        "commitment": commitment, "coder": coder.strip(), "known_from": desk.day.isoformat(), "score": score,
        "evidence": tuple(evidence), "reason": " ".join(reason.split()),
    }  # fmt: skip
    path = desk.folder.path / FILE
    with desk.folder.writing() as writer:
        before = path.read_bytes() if path.exists() else b""
        append_row(desk.folder.path, FILE, row)
        line = path.read_bytes()[len(before) :].decode().lstrip("\n")
        told = {"line": line, "score": score, "coder": row["coder"]}
        return record_act(writer.db, "judge", commitment, new=told, author=coder, reason=row["reason"])


def unjudged(folder: CaseFolder, act: Act) -> str:
    """Take a judgement out of the file again; returns what was done, in words.

    Raises
    ------
    BadInput : the row is not there any more as it was written
    """
    path = folder.path / FILE
    text = path.read_bytes().decode() if path.exists() else ""
    line = act.new["line"].splitlines(keepends=True)[-1] if act.new else ""
    at = text.rfind(f"\n{line}") if line else -1
    if at < 0:
        what = "the judgement was changed by hand since; take it out there"
        raise BadInput([Problem(file=FILE, column="reason", code="changed", what=what)])
    write_file(path, (text[: at + 1] + text[at + 1 + len(line) :]).encode())
    return f"the judgement on {act.subject} is taken out again"


def _missing(score: int, reason: str, coder: str) -> list[Problem]:
    found = []
    if score not in SCORES:
        found.append(("score", "choose kept, partly kept or not kept"))
    if not reason.strip():
        found.append(("reason", "say why: the reason stands beside the score"))
    if not coder.strip():
        found.append(("coder", "say who judges; a pseudonym will do"))
    return [Problem(file=FILE, column=column, code="missing", what=what) for column, what in found]


def _unknown(desk: Desk, evidence: Sequence[str]) -> list[Problem]:
    strange = [e for e in evidence if not e.startswith(("https://", "http://")) and e not in desk.evidence]
    what = "{!r} is neither an address nor a row or sentence known on this day"
    return [Problem(file=FILE, column="evidence", code="unknown-row", what=what.format(e[:80])) for e in strange]

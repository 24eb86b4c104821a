"""A person's word on what texts suggest: accepted rows go into the case's files, every word is kept as an act."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from winset.desk.claims import CaseClaim, claims_in_query, without_repeats
from winset.desk.desk import record_end
from winset.desk.spreadsheet import safe
from winset.desk.suggestions import KINDS, SOURCES, Suggestion, suggestions
from winset.errors import BadInput, Problem, UnknownName
from winset.store import (
    Act,
    CaseFolder,
    Writer,
    acts,
    append_row,
    has_row,
    latest_day,
    near_copies,
    record_act,
    undone_acts,
)

__all__ = ["WORDS", "Decided", "Decision", "decide", "decisions_in", "pending", "review_csv", "undecided_claims"]

WORDS: Final = ("accept", "reject")
_COLUMNS: Final = (
    "decision",
    "set",
    "reason",
    "id",
    "kind",
    "by",
    "about",
    "issue",
    "words",
    "matches",
    "missing",
    "document",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on one suggestion."""

    id: str
    """Of the suggestion."""
    accept: bool
    set: Mapping[str, str]
    """Columns filled in or changed; `option` names the option of the case that a proposal means, or `new`."""
    reason: str | None = None
    """Why, in the person's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of a decision."""

    id: str
    outcome: str
    """`written` (a row), `matched` (with an option of the case), `rejected` or `refused`."""
    what: str
    """File and id of the row, id of the option, or why it was refused."""


def pending(path: Path | str, *, kinds: Sequence[str] = ()) -> tuple[Suggestion, ...]:
    """What the texts of a case suggest and nobody has decided yet.

    Parameters
    ----------
    kinds : `constraint`, `option`, `commitment` or `poll`; none means all

    Raises
    ------
    UnknownName : no such kind
    """
    for kind in kinds:
        if kind not in KINDS:
            raise UnknownName("kind of suggestion", kind, KINDS)
    folder = CaseFolder.open(path)
    case, _ = folder.case()
    day = record_end(case, latest_day(folder))
    with folder.query() as query:
        claims = without_repeats(claims_in_query(query, kinds=SOURCES), near_copies(query))
    with folder.reading() as db:
        known = _decided(acts(db))
    found = suggestions(claims, case, day)
    return tuple(
        one for one in found if (not kinds or one.kind in kinds) and not known & {one.id, _mark(one.kind, one.claim)}
    )


def undecided_claims(folder: CaseFolder, day: date) -> tuple[CaseClaim, ...]:
    """The constraints that texts known on a day state and nobody has accepted or rejected."""
    if not folder.layout.database.exists():
        return ()
    with folder.query(day) as query:
        claims = list(claims_in_query(query, kinds=("constraint",)))
        if not claims:
            return ()
        claims = list(without_repeats(claims, near_copies(query)))
    with folder.reading() as db:
        known = _decided(acts(db))
    return tuple(c for c in claims if not known & {f"constraint:{c.id}", _mark("constraint", c)})


def _decided(done: Iterable[Act]) -> set[str]:
    """Marks of all that was accepted or rejected and not undone, by claim and by words: spans may move."""
    done = tuple(done)
    undone = undone_acts(done)
    found: set[str] = set()
    for act in done:
        if act.id not in undone and act.kind in WORDS and isinstance(act.new, dict) and "suggestion" in act.new:
            found |= {act.subject, act.new["suggestion"]}
    return found


def _mark(kind: str, claim: CaseClaim) -> str:
    return f"{kind}|{claim.document}|{claim.country or ''}|{' '.join(claim.text.split())}"


def decide(
    path: Path | str,
    decisions: Iterable[Decision],
    *,
    author: str | None = None,
    known: Iterable[Suggestion] | None = None,
) -> tuple[Decided, ...]:
    """Carry out decisions: write accepted rows, and every decision as an act with its author and time.

    A row is written before its act; broken off between the two and run again, it is not written twice. A decision that
    cannot be carried out is refused with a sentence, and the others are.

    Parameters
    ----------
    author : who decides; the name of the system's user by default
    known : what `pending` gave, where somebody has that already; what was decided since is refused
    """
    folder = CaseFolder.open(path)
    waiting = {one.id: one for one in (pending(path) if known is None else known)}
    results = []
    with folder.writing() as writer:
        gone = _decided(acts(writer.db))
        for decision in decisions:
            one = waiting.pop(decision.id, None)
            if one is None or gone & {one.id, _mark(one.kind, one.claim)}:
                what = "no such suggestion, or it was decided already; `winset review` lists those that are open"
                results.append(Decided(id=decision.id, outcome="refused", what=what))
                continue
            try:
                results.append(_carried_out(writer, one, decision, author))
            except BadInput as error:
                results.append(Decided(id=one.id, outcome="refused", what=str(error)))
    return tuple(results)


def _carried_out(writer: Writer, one: Suggestion, decision: Decision, author: str | None) -> Decided:
    told: dict[str, Any] = {"suggestion": _mark(one.kind, one.claim), "claim": one.claim.text, "by": one.claim.by}
    if not decision.accept:
        result = Decided(id=one.id, outcome="rejected", what=decision.reason or "")
    elif (option := _meant(one, decision)) is not None:
        told |= {"option": option}
        result = Decided(id=one.id, outcome="matched", what=option)
    else:
        row = _row(one, decision.set)
        if not has_row(writer.layout.root, one.file, row["id"]):
            append_row(writer.layout.root, one.file, row, remark=_remark(one))
        told |= {"file": one.file, "row": row}
        result = Decided(id=one.id, outcome="written", what=f"{one.file}: {row['id']}")
    kind = WORDS[0] if decision.accept else WORDS[1]
    record_act(writer.db, kind, one.id, new=told, author=author, reason=decision.reason)
    return result


def _meant(one: Suggestion, decision: Decision) -> str | None:
    """The option of the case that a proposal means; None for a new one, and for anything else."""
    named = decision.set.get("option")
    if one.kind != "option" or named == "new":
        return None
    if named is None:
        return one.matches[0].option if one.matches else None
    if named not in {match.option for match in one.matches}:
        what = (
            f"{named!r} is none of the options like it ({', '.join(m.option for m in one.matches) or 'none'}), nor new"
        )
        raise BadInput([Problem(file=one.file, column="option", code="unknown-option", what=what)])
    return named


def _remark(one: Suggestion) -> str:
    claim = one.claim
    stated = f"proposed by {claim.by or 'a text without an author'}, {claim.url or claim.file}"
    return f"{' '.join(stated.split())}\nlevel, instruments, frames and formats are first guesses: check them"


def _row(one: Suggestion, given: Mapping[str, str]) -> dict[str, Any]:
    """The row with what a person filled in."""
    row = dict(one.row)
    for name, text in given.items():
        if name == "option":
            continue
        if name == "level":
            row |= _at_level(row, given.get("issue", row.get("issue")), text)
        elif name in row:
            row[name] = _value(row[name], name, text)
        else:
            what = f"no column {name!r} in {one.file}; it has {', '.join(row)}"
            raise BadInput([Problem(file=one.file, column=name, code="extra-column", what=what)])
    lacking = [name for name in row if name in one.missing and row[name] in (None, "", ())]
    if lacking:
        what = f"the words do not give {', '.join(lacking)}; fill in: set {lacking[0]}=..."
        raise BadInput([Problem(file=one.file, column=lacking[0], code="missing", what=what)])
    return row


def _at_level(row: Mapping[str, Any], issue: Any, text: str) -> dict[str, Any]:  # noqa: ANN401 - text or None
    level = _number(text, "level")
    return {"points": ((issue, level),), "ambition": row["ambition"] if row["ambition"] is not None else level}


def _value(held: Any, name: str, text: str) -> Any:  # noqa: ANN401 - any value of a row
    if isinstance(held, tuple) and name != "points":
        return tuple(part.strip() for part in text.split("|") if part.strip())
    if isinstance(held, float) or name in {"ambition", "percent", "n"}:
        return int(text) if name == "n" and text.isdigit() else _number(text, name)
    if name == "points":
        pairs = (part.partition("=") for part in text.split("|") if part.strip())
        return tuple((issue.strip(), _number(level, name)) for issue, _, level in pairs)
    return text


def _number(text: str, name: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        what = f"{text!r} is no number; write it like 0.4"
        raise BadInput([Problem(file="decision", column=name, code="not-a-number", what=what)]) from error


# -- as a table -------------------------------------------------------------------------------------------------------


def review_csv(found: Sequence[Suggestion]) -> str:
    """Suggestions as a table for a spreadsheet: `decision` is accept, reject or empty; `set` fills columns."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    for one in found:
        claim = one.claim
        matches = " | ".join(f"{m.option} ({m.similarity:.2f})" for m in one.matches)
        words = " ".join((claim.context or claim.text).split())
        cells = (
            one.id,
            one.kind,
            claim.by,
            claim.country,
            claim.issue,
            words,
            matches,
            " | ".join(one.missing),
            claim.file,
        )
        table.writerow(["", "", "", *(safe(cell or "") for cell in cells)])
    return out.getvalue()


def decisions_in(path: Path | str) -> tuple[Decision, ...]:
    """The decisions in a table written by `review_csv`: rows without one are left for later.

    Raises
    ------
    BadInput : the table cannot be read, or a decision is neither accept nor reject; all faults at once
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        what = f"there is no table to read ({error.strerror}); `winset review CASE --to FILE` writes one"
        raise BadInput([Problem(file=str(path), code="unreadable", what=what)]) from error
    except UnicodeDecodeError as error:
        what = f"the table cannot be read ({error}); save it as CSV in UTF-8"
        raise BadInput([Problem(file=str(path), code="unreadable", what=what)]) from error
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if text.partition("\n")[0].count(";") > 2 else ",")  # noqa: PLR2004 - a spreadsheet's way
    found: list[Decision] = []
    problems: list[Problem] = []
    for row in rows:
        word = (row.get("decision") or "").strip().lower()
        if not word:
            continue
        if word not in WORDS or not row.get("id"):
            what = f"{word!r} with id {row.get('id')!r} is no decision; write accept, reject or nothing"
            problems.append(Problem(file=str(path), row=rows.line_num, column="decision", code="decision", what=what))
            continue
        given, faulty = _given(row.get("set") or "")
        if faulty:
            what = f"{faulty!r} is not like column=value; separate several by semicolons"
            problems.append(Problem(file=str(path), row=rows.line_num, column="set", code="set", what=what))
        reason = (row.get("reason") or "").strip() or None
        found.append(Decision(id=row["id"].strip(), accept=word == WORDS[0], set=given, reason=reason))
    if problems:
        raise BadInput(problems)
    return tuple(found)


def _given(text: str) -> tuple[dict[str, str], str | None]:
    """Columns and values of `level=0.4; instruments=programme | dialogue`, and a part that is none."""
    given: dict[str, str] = {}
    for part in text.split(";"):
        name, sign, value = part.partition("=")
        if part.strip() and (not sign or not name.strip()):
            return given, part.strip()
        if part.strip():
            given[name.strip()] = value.strip()
    return given, None

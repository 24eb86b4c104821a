"""A promise that a text states as a row of the case's commitments, with what would count as kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from winset.coder.inflect import verb_forms
from winset.desk.claims import CaseClaim
from winset.model import Case, Meeting
from winset.reference.countries import country
from winset.reference.table import rows

__all__ = ["Promise", "commitment_row", "guideline", "promises"]

NEAR_DAYS: Final = 3
"""A text of so many days after a meeting, or before it, tells of that meeting."""
STATUS: Final = {"open": "new", "reaffirmed": "reaffirmed"}
"""What the words say of a promise -> status of the row."""
_CUE: Final = re.compile(
    r"\b(?:will|shall|to|on|plans?|commit\w*|pledg\w*|agree\w*|decid\w*|announc\w*)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LONGEST: Final = 300
"""Letters of `what`."""
_DAY: Final = 10
"""Letters of a date that gives the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise with all who make it: a text states it once for each of them."""

    claim: CaseClaim
    """The first of its claims."""
    by: tuple[str, ...]
    """ISO3 of those who promise."""
    to: tuple[str, ...]
    """ISO3 of those to whom."""


def promises(claims: Iterable[CaseClaim], case: Case) -> Iterator[Promise]:
    """Promises of the case's countries, each with everybody who makes it, in the order of the claims."""
    together: dict[tuple[str, tuple[int, int]], list[CaseClaim]] = {}
    for claim in claims:
        if claim.kind == "commitment" and claim.country in case.countries:
            together.setdefault((claim.document, claim.span), []).append(claim)
    for group in together.values():
        by = tuple(code for code in case.countries if any(c.country == code for c in group))
        told = tuple(dict.fromkeys(code for c in group for code in c.to if code not in by))
        yield Promise(claim=group[0], by=by, to=told or (by if len(by) > 1 else ()))


def commitment_row(promise: Promise, case: Case, name: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The row that a promise would be, and the columns that its words do not give.

    Parameters
    ----------
    name : id of the row
    """
    claim = promise.claim
    meeting = _meeting(promise, case)
    words = " ".join(claim.text.split())
    kind = _act(words)
    row: dict[str, Any] = {
        "id": name,
        "date": meeting.date if meeting is not None else claim.date,
        "known_from": claim.known_from,
        "by": promise.by,
        "to": promise.to,
        "issue": claim.issue,
        "what": words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …",
        "ambition": float(kind["ambition"]),
        "due": claim.due,
        "guideline": guideline(words, promise.by, claim.due),
        "status": STATUS[claim.status or "open"],
        "meeting": meeting.id if meeting is not None else None,
        "option": None,
        "evidence": () if claim.sentence is None else (f"{claim.document}:{claim.sentence}",),
        "source": claim.url or claim.file,
    }
    return row, tuple(column for column in ("date", "known_from", "issue") if row[column] is None)


def guideline(words: str, by: Sequence[str], due: str | None) -> str:
    """What would count as kept, as partly kept and as not kept, from the act that a promise names.

    Parameters
    ----------
    words : of the promise
    by : ISO3 of those who promise
    due : partial date by which it is to be done
    """
    kind = _act(words)
    until = f" by {due}" if due else ""
    names = _listed([country(code).name for code in by])
    several = "; partly also where only some of them did" if len(by) > 1 else ""
    return (
        f"Of {names}. Kept (1): {kind['kept']}{until}. Partly (0): {kind['partly']}{several}. "
        f"Not kept (-1): {kind['not_kept']}{until}."
    )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _act(words: str) -> Mapping[str, str]:
    """The kind of act that is promised: that of the first of its verbs after the promise itself."""
    lower = words.lower()
    cue = _CUE.search(lower)
    acts, otherwise = _acts()
    for text in (lower[cue.end() :], lower) if cue is not None else (lower,):
        for found in _WORD.finditer(text):
            if found[0] in acts:
                return acts[found[0]]
    return otherwise


@cache
def _acts() -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, str]]:
    """The reviewed kinds of acts by each form of their verbs, and the one for all others."""
    kinds = rows("claims/guidelines.csv")
    forms = {
        form: row for row in reversed(kinds) for verb in row["verbs"].split("/") if verb for form in verb_forms(verb)
    }
    return forms, next(row for row in kinds if not row["verbs"])


def _meeting(promise: Promise, case: Case) -> Meeting | None:
    """The meeting of all who promise that a text of these days tells of; None where there is none, or several."""
    told = promise.claim.date
    if told is None or len(told) < _DAY or len(promise.by) < 2:  # noqa: PLR2004 - a meeting has two sides
        return None
    day = date.fromisoformat(told)
    near = [
        (abs((date.fromisoformat(m.date) - day).days), len(m.countries), m.id, m)
        for m in case.meetings
        if len(m.date) == _DAY and set(promise.by) <= set(m.countries)
    ]
    near = [entry for entry in near if entry[0] <= NEAR_DAYS]
    best = min(near, default=None, key=lambda entry: entry[:3])
    alike = [entry for entry in near if best is not None and entry[:2] == best[:2]]
    return best[3] if best is not None and len(alike) == 1 else None

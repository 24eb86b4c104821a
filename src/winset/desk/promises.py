"""What governments promised in a case, what became of it, and which old ideas could be taken up today."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from winset.commitments import (
    STATES,
    Compliance,
    Fate,
    Idea,
    Later,
    Lead,
    compliance,
    dormant_ideas,
    dormant_subjects,
    fates,
    follow_through,
    last_signs,
    level_of,
    scores_of,
)
from winset.errors import UnknownName
from winset.experts import Agreement, agreement
from winset.model import first_day, last_day
from winset.reference.issues import issue_id

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = [
    "STATES",
    "STATUS",
    "Agreement",
    "Compliance",
    "Fate",
    "Idea",
    "Lead",
    "Promises",
    "Revivable",
    "in_documents",
    "leads",
    "promises",
    "promises_contract",
    "revivable",
    "revivable_contract",
    "with_status",
]

STATUS: Final = (*STATES, "dormant")
"""Words by which promises can be chosen."""
SCALE: Final = "ordinal"
"""Scores -1, 0 and 1 are an order; how far apart they are is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The promises of a case as far as was known on a day."""

    fates: tuple[Fate, ...]
    """In order of their dates."""
    compliance: tuple[Compliance, ...]
    """Mean scores: all, by country, by format, by issue."""
    coders: tuple[str, ...]
    agreement: Agreement | None
    """Krippendorff's alpha of the coders; None with fewer than two."""

    def counts(self) -> dict[str, int]:
        """How many promises are in each state, and how many lie dormant."""
        found = {state: sum(row.state == state for row in self.fates) for state in STATES}
        return found | {"dormant": sum(row.dormant for row in self.fates)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Revivable:
    """A dormant idea with what the win-sets of today say of it."""

    idea: Idea
    option: str | None
    """Option that would revive it: its own, else the first of the ranking on that issue."""
    rank: int | None
    """Rank of that option today; None where no open option would do it."""
    tier: str | None
    index: float | None
    """Index of joint ratification, 0 to 1."""
    least_gain: float | None
    """Gain of the country that gains least."""


def promises(desk: Desk, *, draws: int = 2000, seed: int = 0) -> Promises:
    """Fates, means and agreement on the desk's day; judgements made later are not seen."""
    case = desk.case
    dates = {row.id: row.date for rows in (case.chronicle, case.meetings) for row in rows}
    rows = fates(case.commitments, case.judgements, dates, desk.day)
    coders, scores = scores_of(rows)
    return Promises(
        fates=rows,
        compliance=compliance(rows, draws=draws, seed=seed),
        coders=coders,
        agreement=agreement(scores, SCALE, draws=draws, seed=seed) if len(coders) > 1 else None,
    )


def with_status(found: Promises, status: str | None) -> tuple[Fate, ...]:
    """The promises in one state, or those that lie dormant; all without a word.

    Raises
    ------
    UnknownName : another word
    """
    if status is None:
        return found.fates
    if status not in STATUS:
        raise UnknownName("status", status, STATUS)
    return tuple(row for row in found.fates if (row.dormant if status == "dormant" else row.state == status))


REMEMBERED: Final = 20_000
"""Texts whose meanings are remembered, two kilobytes each."""
_remembered: dict[str, NDArray[np.float32]] = {}
_remembering = threading.Lock()


def leads(desk: Desk, *, only: str | None = None, number: int = 5) -> tuple[Lead, ...]:
    """Later rows of the record and acts in the documents that may show a promise followed up, for people to judge.

    Parameters
    ----------
    only : id of one promise; None for all
    number : rows a promise

    Raises
    ------
    UnknownName : the case has no such promise on the day
    """
    known = desk.case.commitments
    wanted = [one for one in known if only in {None, one.id}]
    if only is not None and not wanted:
        raise UnknownName("commitment", only, [one.id for one in known])
    rows, texts = _later(desk)
    if not wanted or not rows:
        return ()
    vectors = _vectors([*(one.what for one in wanted), *texts])
    nearness = vectors[: len(wanted)] @ vectors[len(wanted) :].T
    cited = frozenset((j.commitment, e) for j in desk.case.judgements for e in j.evidence)
    return follow_through(wanted, rows, nearness, cited=cited, number=number)


def _vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Meanings of texts, each computed once as long as there are not too many: nearly all stay from call to call."""
    from winset.coder.meaning import meanings  # noqa: PLC0415 - its weights are 30 MB

    if len(texts) > REMEMBERED:
        return meanings(texts)
    with _remembering:
        new = [text for text in dict.fromkeys(texts) if text not in _remembered]
        if len(_remembered) + len(new) > 2 * REMEMBERED:
            _remembered.clear()
            new = list(dict.fromkeys(texts))
        if new:
            _remembered.update(zip(new, meanings(new), strict=True))
        return np.stack([_remembered[text] for text in texts])


def _later(desk: Desk) -> tuple[list[Later], list[str]]:
    """Rows that can be evidence, and their texts: chronicle, meetings, sentences of documents that tell of an act."""
    from winset.desk.happenings import case_happenings  # noqa: PLC0415 - it opens with a desk

    found = [(Later(id=h.id, date=h.date, countries=h.countries, issue=h.issue), h.text) for h in desk.case.chronicle]
    for told in case_happenings(desk.folder.path, as_of=desk.day):
        act, sentence = told.happening, told.members[0].id.rpartition(":")[0]
        if sentence.partition(":")[0] in desk.guarded.documents:
            continue
        found.append((Later(id=sentence, date=act.date, countries=act.countries, issue=act.issue), act.text))
    for meeting in desk.case.meetings:
        words = f"{meeting.level}, {meeting.place}: {meeting.topics}. {meeting.outcome}"
        found.append((Later(id=meeting.id, date=meeting.date, countries=meeting.countries, issue=None), words))
    past = [(row, text) for row, text in found if last_day(row.date) <= desk.day]
    return [row for row, _ in past], [text for _, text in past]


def revivable(
    desk: Desk, *, since: date | None = None, until: date | None = None, level: str | None = None
) -> tuple[Revivable, ...]:
    """Dormant ideas that came up between two days, in the order in which today's win-sets would take them up.

    Parameters
    ----------
    since, until : when they came up; the whole record by default
    level : subjects of talks at this level are listed too, such as `vice-ministers`
    """
    case = desk.case
    since, until = since or first_day(case.start), until or desk.day
    states = {entry.option: entry.state for entry in desk.assessment.agenda.candidates}
    adopted = {
        o.option: o.adopted_date
        for o in case.outcomes
        if o.adopted_date is not None and first_day(o.adopted_date) <= desk.day
    }
    rows = promises(desk).fates
    ideas = dormant_ideas(
        case.options, states, last_signs(case.options, adopted, rows), rows, desk.day, since=since, until=until
    )
    if level is not None:
        ideas += dormant_subjects(case.meetings, _subjects, level_of, desk.day, level=level, since=since, until=until)
    found = [_judged(desk, idea) for idea in ideas]
    far = len(desk.ranking.options) + 1
    return tuple(sorted(found, key=lambda r: (r.rank or far, r.idea.proposed, r.idea.id)))


def _subjects(topic: str) -> tuple[str, ...]:
    """Issues that a topic of a meeting names: as a whole, else by its single words."""
    whole = issue_id(topic)
    if whole is not None:
        return (whole,)
    found = (issue_id(word.removesuffix("'s")) for word in topic.replace("/", " ").split())
    return tuple(dict.fromkeys(issue for issue in found if issue is not None))


def _judged(desk: Desk, idea: Idea) -> Revivable:
    options = desk.ranking.options
    ranked = next((o for o in options if o.id == idea.option), None)
    if ranked is None:
        ranked = next((o for o in options if o.issue == idea.issue), None)
    if ranked is None:
        return Revivable(idea=idea, option=None, rank=None, tier=None, index=None, least_gain=None)
    return Revivable(
        idea=idea,
        option=ranked.id,
        rank=ranked.rank,
        tier=ranked.tier,
        index=ranked.p_joint,
        least_gain=min((ranked.gain[c] for c in ranked.countries), default=None),
    )


def in_documents(desk: Desk) -> int:
    """How many promises the documents of the case state in words; `winset review` suggests them as rows."""
    return sum(claim.kind == "commitment" for claim in desk.claims)


def promises_contract(desk: Desk, found: Promises, rows: Sequence[Fate]) -> dict[str, Any]:
    """Promises as `winset commitments --json` prints them."""
    return {
        "as_of": desk.day.isoformat(),
        "counts": found.counts(),
        "in_documents": in_documents(desk),
        "coders": found.coders,
        "agreement": found.agreement,
        "compliance": found.compliance,
        "commitments": [_row(row) for row in rows],
    }


def _row(row: Fate) -> dict[str, Any]:
    one = row.commitment
    named = (
        "id", "date", "by", "to", "issue", "what", "ambition", "due", "guideline", "status", "meeting", "option",
        "evidence", "source",
    )  # fmt: skip
    return {name: getattr(one, name) for name in named} | {
        "state": row.state,
        "score": row.score,
        "dormant": row.dormant,
        "last_sign": row.last_sign,
        "judgements": [
            {name: getattr(j, name) for name in ("coder", "score", "known_from", "evidence", "reason")}
            for j in row.judgements
        ],
    }


def revivable_contract(desk: Desk, rows: Sequence[Revivable]) -> dict[str, Any]:
    """Dormant ideas as `winset commitments --dormant --json` prints them."""
    return {"as_of": desk.day.isoformat(), "calibrated": desk.ranking.calibrated, "ideas": rows}

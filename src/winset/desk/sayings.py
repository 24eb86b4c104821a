"""What a person last said or did on each issue, with its sentence.

It is a row of the chronicle that names them, a claim that a text ascribes to them, or a coded act of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from winset.desk.desk import Desk
from winset.desk.holders import in_term
from winset.model import first_day
from winset.reference.offices import Term, terms

__all__ = ["Said", "last_said"]

NEWEST: Final = 2
"""Items shown for each issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that the person said or did."""

    issue: str
    date: str
    kind: str
    """`chronicle` (our summary), `claim` (a text ascribes it to them) or `event` (a coded act)."""
    sentence: str
    evidence: str
    """Id of the row, or document and range."""
    url: str | None


def last_said(desk: Desk, own: Sequence[Term]) -> tuple[Said, ...]:
    """The newest items of each issue, the issue that was last spoken of first.

    Parameters
    ----------
    own : terms of one person; what is dated outside of them is of somebody else by that name
    """
    return tuple(_newest(_statements(desk, own)))


def _newest(said: Iterable[Said]) -> Iterator[Said]:
    """The newest items of each issue, without repeats; the issue that was last spoken of first."""
    by_issue: dict[str, list[Said]] = {}
    for item in sorted(said, key=lambda item: (first_day(item.date), item.kind), reverse=True):
        held = by_issue.setdefault(item.issue, [])
        if len(held) < NEWEST and item.sentence not in {other.sentence for other in held}:
            held.append(item)
    for held in by_issue.values():
        yield from held


def _statements(desk: Desk, own: Sequence[Term]) -> Iterator[Said]:
    person = _person(own)
    for row in desk.case.chronicle:
        if own[0].country in row.countries and person.search(row.text) and _held_then(own, row.date):
            url = next((word for word in row.sources if word.startswith("http")), None)
            yield Said(issue=row.issue, date=row.date, kind="chronicle", sentence=row.text, evidence=row.id, url=url)
    for claim in desk.claims:
        if claim.by and person.search(claim.by) and claim.date and _held_then(own, claim.date):
            sentence = " ".join((claim.context or claim.text).split())
            yield Said(
                issue=claim.issue or "other", date=claim.date, kind="claim", sentence=sentence, evidence=claim.id,
                url=claim.url,
            )  # fmt: skip
    yield from _acts(desk, own, person)


def _acts(desk: Desk, own: Sequence[Term], person: re.Pattern[str]) -> Iterator[Said]:
    """Coded acts whose source is the person by name."""
    if not desk.folder.layout.database.exists():
        return
    with desk.folder.query(desk.day) as query:
        found = query.rows(
            """SELECT e.document || ':' || e.sentence AS id, e.document, e.issue, e.source_text, s.text AS sentence,
            coalesce(e.date, d.date) AS date, d.url
            FROM events e JOIN documents d ON d.id = e.document
            JOIN sentences s ON s.document = e.document AND s.sentence = e.sentence
            WHERE e.source_country = $country AND e.issue IS NOT NULL AND NOT e.negated AND NOT e.hypothetical
            ORDER BY e.document, e.event""",
            {"country": own[0].country},
        )
    for row in found:
        if row["document"] in desk.guarded.documents or not row["date"] or not person.search(row["source_text"] or ""):
            continue
        if _held_then(own, row["date"]):
            yield Said(
                issue=row["issue"], date=row["date"], kind="event", sentence=" ".join(row["sentence"].split()),
                evidence=row["id"], url=row["url"],
            )  # fmt: skip


def _person(own: Sequence[Term]) -> re.Pattern[str]:
    """The person in a text: the name in full in any order of its parts, or one part that nobody else in office has."""
    names = {name for term in own for name in (term.holder, term.name_ja, term.name_ko) if name}
    forms = {re.escape(name) for name in names}
    words = own[0].holder.split()
    if len(words) > 1:
        forms.add(r"\s+".join(map(re.escape, (words[-1], *words[:-1]))))
        rivals = [t for t in terms() if t.country == own[0].country and t.holder != own[0].holder]
        alone = [w for w in words if not any(w in t.holder.split() for t in rivals if _overlap(t, own))]
        family = words[-1] if words[-1] in alone else words[0] if "-" in words[-1] and words[0] in alone else None
        forms |= {re.escape(family)} if family else set()
    return re.compile("|".join(rf"(?<!\w){form}(?!\w)" if form.isascii() else form for form in sorted(forms)))


def _overlap(rival: Term, own: Sequence[Term]) -> bool:
    return any(
        (term.until is None or first_day(rival.since) < first_day(term.until))
        and (rival.until is None or first_day(term.since) < first_day(rival.until))
        for term in own
    )


def _held_then(own: Sequence[Term], day: str) -> bool:
    return any(in_term(term, day) for term in own)

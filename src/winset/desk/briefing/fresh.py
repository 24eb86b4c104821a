"""What became known since a day, and on which constraint at home it bears.

Only constraints that people wrote, or accepted, are borne on: what a text claims holds a government back is not yet
known to do so. Of a document the statement is told that names most of the case's countries, or where none names two of
them, the sentence that does; the other statements are counted. Words that name one country alone bear on no constraint
between them, unless they tell of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from winset.constraints import Row, register
from winset.desk.briefing.quoted import SHORT, Quoted, is_piece, naming_most
from winset.desk.evidence import Evidence, evidence_index
from winset.model import last_day
from winset.reference.countries import country
from winset.reference.names import LANGUAGES

if TYPE_CHECKING:
    from winset.desk.claims import CaseClaim
    from winset.desk.desk import Desk

__all__ = ["NEW_KINDS", "New", "fresh"]

NEW_KINDS: Final = ("act", "meeting", "figure", "claim")
_STRONG: Final = 0.5
"""Strength from which a statement of a document counts; faint words can wait."""
_TELLING: Final = ("commitment", "stance", "recommendation", "constraint")
"""Kinds of statements, what tells a reader most first."""
_TOGETHER: Final = 2
"""Countries of the case that words have to name to be about what is between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """One thing that became known."""

    kind: str
    """One of NEW_KINDS; a claim is what a document states, one for each document."""
    id: str
    """Of the row, or of the claim."""
    date: str
    """Partial date of what it is about."""
    what: str
    """Our summary, or the exact words of a claim."""
    by: str
    """Who states it, for a claim; empty elsewhere."""
    title: str
    """Title of the document, for a claim; empty elsewhere."""
    more: int
    """Other strong statements of the document."""
    issue: str | None
    countries: tuple[str, ...]
    bears_on: tuple[str, ...]
    """Sentences of the constraints on its issue, those of its own countries, the costliest first; at most two."""
    weight: float
    """For the order: how much those constraints cost the agenda, and how many countries are concerned."""
    status: str
    url: str | None


def fresh(desk: Desk, claims: Iterable[CaseClaim], since: date) -> tuple[New, ...]:
    """What became known after `since`, up to the desk's day: what bears on costly constraints first.

    Parameters
    ----------
    claims : what documents state, see `stated_lately`; only strong words on the case's countries count
    """
    known = _Known(desk)
    told = [*_acts(known, since), *_meetings(known, since), *_figures(known, since), *_documents(known, claims, since)]
    return tuple(sorted(told, key=lambda n: (-n.weight, NEW_KINDS.index(n.kind), _backwards(n.date), n.id)))


class _Known:
    """What is asked of a desk for every item: constraints that people wrote, and where a row comes from."""

    def __init__(self, desk: Desk) -> None:
        self.case, self.day = desk.case, desk.day
        self.desk = desk

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The register without what texts claim; a case without countries has none."""
        if not self.case.constraints:
            return ()
        return self.desk.kept_rows.result("register", lambda: register(self.desk.assessment), repr(()))

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """Rows of the chronicle, figures and meetings, by id."""
        return evidence_index(self.case)

    @cached_property
    def names(self) -> tuple[re.Pattern[str], ...]:
        """The names of each of the case's countries, and what belongs to it, in any language."""
        found = []
        for code in self.case.countries:
            words = {name for lang in LANGUAGES for name in country(code).names(lang)} | set(country(code).adjectives)
            forms = (rf"(?<!\w){re.escape(w)}(?!\w)" if w.isascii() else re.escape(w) for w in words if len(w) > 1)
            found.append(re.compile("|".join(sorted(forms, key=len, reverse=True))))
        return tuple(found)

    def named(self, words: str) -> frozenset[str]:
        """ISO3 of the case's countries that some words name."""
        pairs = zip(self.case.countries, self.names, strict=True)
        return frozenset(code for code, name in pairs if name.search(words) is not None)


def _backwards(day: str) -> int:
    return -last_day(day).toordinal() if day else 0


def _is_new(known_from: str | None, since: date, day: date) -> bool:
    return known_from is not None and since < last_day(known_from) <= day


def _acts(known: _Known, since: date) -> list[New]:
    return [
        _new(known, "act", row.id, row.date, row.text, row.issue, row.countries, status=row.status)
        for row in known.case.chronicle
        if _is_new(row.known_from, since, known.day)
    ]


def _meetings(known: _Known, since: date) -> list[New]:
    told = {row.date for row in known.case.chronicle}  # a meeting of a day that the chronicle tells is told there
    return [
        _new(known, "meeting", m.id, m.date, f"{m.level}, {m.place}: {m.topics}", None, m.countries, status=m.status)
        for m in known.case.meetings
        if _is_new(m.known_from, since, known.day) and m.date not in told
    ]


def _figures(known: _Known, since: date) -> list[New]:
    return [
        _new(
            known,
            "figure",
            p.id,
            p.end,
            f"{p.percent:g} % ({p.pollster}): {p.question}",
            "opinion",
            tuple(dict.fromkeys((p.respondents, *p.about.split("-")))),
        )
        for p in known.case.polls
        if _is_new(p.known_from, since, known.day)
    ]


def _documents(known: _Known, claims: Iterable[CaseClaim], since: date) -> list[New]:
    """The most telling statement of each new document."""
    told: dict[str, list[CaseClaim]] = {}
    for claim in claims:
        if not _is_new(claim.known_from, since, known.day) or claim.country not in known.case.countries:
            continue
        if claim.kind in _TELLING and claim.strength >= _STRONG:
            told.setdefault(claim.document, []).append(claim)
    firsts = {document: min(held, key=lambda c: _telling(known, c)) for document, held in told.items()}
    least = min(_TOGETHER, len(known.case.countries))
    poor = {name for name, first in firsts.items() if is_piece(first.text) or not _between(known, first, least)}
    better = naming_most(known.desk, poor, known.names, least=least)
    return [_document(known, told[name], first, better.get(name), least) for name, first in firsts.items()]


def _document(known: _Known, held: Sequence[CaseClaim], first: CaseClaim, better: Quoted | None, least: int) -> New:
    """One document by its most telling statement, or by a better sentence."""
    words = " ".join(first.text.split()) if better is None else better.text
    own = {claim.country for claim in held if " ".join(claim.text.split()) == words}
    named = known.named(words)
    others = {" ".join(claim.text.split()) for claim in held} - {words}
    return _new(
        known,
        "claim",
        first.id if better is None else better.id,
        first.date or "",
        words,
        first.issue if better is None else better.issue,
        [code for code in known.case.countries if code in named or code in own],
        by=first.by or "",
        title=first.title or first.file,
        more=len(others),
        url=first.url,
        bears=better is not None or _between(known, first, least),
    )


def _between(known: _Known, claim: CaseClaim, least: int) -> bool:
    """Whether a statement is about what is between countries, or about what holds one of them back."""
    return claim.kind == "constraint" or len(known.named(claim.text)) >= least


def _telling(known: _Known, claim: CaseClaim) -> tuple[int, bool, int, float, tuple[int, int]]:
    """For the order: names most of the countries, is short, is a promise, is strong, stands first."""
    return (
        -len(known.named(claim.text)),
        len(claim.text) > SHORT,
        _TELLING.index(claim.kind),
        -claim.strength,
        claim.span,
    )


def _new(
    known: _Known,
    kind: str,
    name: str,
    day: str,
    what: str,
    issue: str | None,
    countries: Sequence[str],
    *,
    by: str = "",
    title: str = "",
    more: int = 0,
    status: str = "",
    url: str | None = None,
    bears: bool = True,
) -> New:
    rows = [r for r in known.rows if bears and r.constraint.issue == issue and r.constraint.country in countries]
    rows.sort(key=_cost)
    own = [c for c in countries if c in known.case.countries]
    row = known.evidence.get(name)
    return New(
        kind=kind,
        id=name,
        date=day,
        what=what,
        by=by,
        title=title,
        more=more,
        issue=issue,
        countries=tuple(countries),
        bears_on=tuple(f"{r.constraint.country}: {r.constraint.what}" for r in rows[:2]),
        weight=sum(max(r.cost, 0.0) for r in rows[:2]) + 0.01 * len(own),
        status=status,
        url=url or (None if row is None else row.url),
    )


def _cost(row: Row) -> tuple[float, float, str]:
    return (-row.cost, -row.strength_now, row.constraint.id)

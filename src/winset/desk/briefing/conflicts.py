"""Where new material contradicts what else is known: a player's opposite words, a question's two figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Final

from winset.desk.briefing.stated import SEASON
from winset.desk.claims import CaseClaim
from winset.desk.desk import SUSPECT
from winset.model import PollFigure, Reading, first_day, last_day

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["Contradiction", "contradictions"]

APART: Final = 0.3
"""Levels between two stances of one player on one issue from which they contradict."""
POINTS: Final = 8.0
"""Percentage points between two figures on one question in one season from which they contradict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two statements that cannot both hold, or that need a reason why they do."""

    kind: str
    """`stance`, `figure` or `claim`."""
    who: str
    """Player, country asked, or who states it."""
    issue: str
    one: str
    """The earlier statement, with its date."""
    other: str
    """The later."""
    evidence: tuple[str, str]


def contradictions(desk: Desk, claims: Iterable[CaseClaim], since: date) -> tuple[Contradiction, ...]:
    """Pairs of statements of one season of which at least one became known after `since`.

    Parameters
    ----------
    claims : what documents state, see `stated_lately`
    """
    found = [*_stances(desk.case.readings, since), *_figures(desk.case.polls, since), *_claims(claims, since)]
    return tuple(dict.fromkeys(found))


def _stances(readings: Iterable[Reading], since: date) -> Iterator[Contradiction]:
    by_player: dict[tuple[str, str], list[Reading]] = {}
    for row in readings:
        if row.kind == "stance":
            by_player.setdefault((row.player, row.issue), []).append(row)
    for (player, issue), rows in sorted(by_player.items()):
        rows.sort(key=lambda r: (last_day(r.date), r.id))
        for a, b in combinations(rows, 2):
            near = (last_day(b.date) - last_day(a.date)).days <= SEASON
            if near and abs(a.level - b.level) >= APART and max(last_day(a.known_from), last_day(b.known_from)) > since:
                yield Contradiction(
                    kind="stance",
                    who=player,
                    issue=issue,
                    one=f"{a.date}: {a.text} (level {a.level:g})",
                    other=f"{b.date}: {b.text} (level {b.level:g})",
                    evidence=(a.evidence, b.evidence),
                )


def _figures(polls: Iterable[PollFigure], since: date) -> Iterator[Contradiction]:
    by_question: dict[tuple[str, str, str], list[PollFigure]] = {}
    for row in polls:
        if row.derived or row.note.startswith(SUSPECT):
            continue
        by_question.setdefault((row.respondents, row.about, row.question), []).append(row)
    for (who, about, question), rows in sorted(by_question.items()):
        rows.sort(key=lambda r: (last_day(r.end), r.id))
        for a, b in combinations(rows, 2):
            near = abs((first_day(b.end) - first_day(a.end)).days) <= SEASON
            far = abs(a.percent - b.percent) >= POINTS
            if near and far and a.mode == b.mode and max(last_day(a.known_from), last_day(b.known_from)) > since:
                yield Contradiction(
                    kind="figure",
                    who=f"{who} on {about}",
                    issue="opinion",
                    one=f"{a.end}: {a.percent:g} % ({a.pollster}), {question}",
                    other=f"{b.end}: {b.percent:g} % ({b.pollster})",
                    evidence=(a.id, b.id),
                )


def _claims(claims: Iterable[CaseClaim], since: date) -> Iterator[Contradiction]:
    by_actor: dict[tuple[str, str, str], list[CaseClaim]] = {}
    for claim in claims:
        if claim.kind == "stance" and claim.actor and claim.issue and claim.polarity and claim.known_from:
            by_actor.setdefault((claim.country or "", claim.actor, claim.issue), []).append(claim)
    for (country, actor, issue), rows in sorted(by_actor.items()):
        rows.sort(key=lambda c: (last_day(c.known_from or ""), c.id))
        against = [c for c in rows if c.polarity < 0]
        for a in (c for c in rows if c.polarity > 0):
            b = next((c for c in against if c.document != a.document), None)
            if b is not None and max(last_day(a.known_from or ""), last_day(b.known_from or "")) > since:
                one, other = sorted((a, b), key=lambda c: (last_day(c.known_from or ""), c.id))
                yield Contradiction(
                    kind="claim",
                    who=f"{country} {actor}".strip(),
                    issue=issue,
                    one=_quoted(one),
                    other=_quoted(other),
                    evidence=(one.id, other.id),
                )
                break


def _quoted(claim: CaseClaim) -> str:
    words = " ".join(claim.text.split())
    return f"{claim.date or claim.known_from}: “{words}” ({claim.by or claim.title})"

"""Two texts side by side: every clause of both with what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from winset.coder.comparing.alignment import Link, aligned
from winset.coder.comparing.changes import Reason, judged, word_changes
from winset.coder.comparing.clauses import Clause, clauses
from winset.model import Span

__all__ = ["CHANGES", "Change", "Comparison", "compared"]

CHANGES: Final = ("kept", "softened", "hardened", "dropped", "added")
"""What can become of a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A clause and its answer, or a clause without one."""

    label: str
    """One of CHANGES."""
    before: Clause | None
    """None for what was added."""
    after: Clause | None
    """None for what was dropped."""
    nearness: float | None
    """Probability that the two answer each other; None where there is one."""
    why: str
    """What the two share, in words; empty where there is one."""
    reworded: bool
    """Whether a kept clause says it in other words."""
    moved: int
    """-1 moved up, 1 moved down among the clauses that both texts have, 0 in its place."""
    reasons: tuple[Reason, ...]
    """Rules and words for the label."""
    gone: tuple[Span, ...]
    """Ranges of the earlier clause's words that the later one lacks, in code points of the clause."""
    come: tuple[Span, ...]
    """Ranges of the later clause's words that the earlier one lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All clauses of two texts."""

    langs: tuple[str, str]
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]
    changes: tuple[Change, ...]
    """In the order of the later text; what was dropped stands where it used to."""

    def count(self, label: str) -> int:
        """How many changes have a label."""
        return sum(change.label == label for change in self.changes)


def compared(
    before: str,
    after: str,
    langs: tuple[str, str],
    *,
    cut: tuple[Sequence[Clause], Sequence[Clause]] | None = None,
) -> Comparison:
    """Compare two texts clause by clause.

    Parameters
    ----------
    before, after : the texts; the earlier one first
    langs : ISO 639-1 of each
    cut : their clauses, where they are known; else the texts are cut by `clauses`
    """
    old, new = cut or (clauses(before, langs[0]), clauses(after, langs[1]))
    links = aligned(old, new, langs)
    moves = _moves(links)
    found = [_linked(old[link.before], new[link.after], link, moves[link], langs) for link in links]
    answered, answers = {link.before for link in links}, {link.after for link in links}
    found += [_alone(clause, "dropped") for clause in old if clause.index not in answered]
    found += [_alone(clause, "added") for clause in new if clause.index not in answers]
    return Comparison(langs=langs, before=tuple(old), after=tuple(new), changes=_in_order(found))


def _linked(before: Clause, after: Clause, link: Link, moved: int, langs: tuple[str, str]) -> Change:
    verdict = judged(before.text, after.text, langs)
    gone, come = word_changes(before.text, after.text) if langs[0] == langs[1] else ((), ())
    if not verdict.alike:
        gone, come = (), ()
    return Change(
        label=verdict.label,
        before=before,
        after=after,
        nearness=link.nearness,
        why=link.why,
        reworded=verdict.reworded,
        moved=moved,
        reasons=verdict.reasons,
        gone=gone,
        come=come,
    )


def _alone(clause: Clause, label: str) -> Change:
    dropped = label == "dropped"
    whole = ((0, len(clause.text)),)
    return Change(
        label=label,
        before=clause if dropped else None,
        after=None if dropped else clause,
        nearness=None,
        why="",
        reworded=False,
        moved=0,
        reasons=(),
        gone=whole if dropped else (),
        come=() if dropped else whole,
    )


def _moves(links: Sequence[Link]) -> dict[Link, int]:
    """Which links stand out of the longest run in which both texts go on, and which way they moved."""
    ordered = sorted(links, key=lambda link: (link.before, link.after))
    tails: list[int] = []
    at: list[int] = []
    came_from: list[int | None] = []
    for number, link in enumerate(ordered):
        place = bisect_left([ordered[i].after + 1 for i in tails], link.after + 1)
        came_from.append(tails[place - 1] if place else None)
        tails[place : place + 1] = [number]
        at.append(place)
    run: list[int] = []
    here = tails[-1] if tails else None
    while here is not None:
        run.append(here)
        here = came_from[here]
    steady = [ordered[i] for i in reversed(run)]
    moved = dict.fromkeys(links, 0)
    kept = {(link.before, link.after) for link in steady}
    for link in links:
        if (link.before, link.after) in kept or any(link.before == k.before or link.after == k.after for k in steady):
            continue
        earlier = sum(k.before < link.before for k in steady)
        later = sum(k.after < link.after for k in steady)
        moved[link] = (later > earlier) - (later < earlier)
    return moved


def _in_order(changes: Sequence[Change]) -> tuple[Change, ...]:
    """By place in the later text; a dropped clause after the partner of the nearest clause before it."""
    partner = {c.before.index: c.after.index for c in reversed(changes) if c.before and c.after}

    def place(change: Change) -> tuple[float, int, int]:
        if change.after is not None:
            return change.after.index, 0, change.before.index if change.before else -1
        here = change.before.index if change.before else 0
        prior = next((partner[i] for i in range(here - 1, -1, -1) if i in partner), -1)
        return prior + 0.5, 1, here

    return tuple(sorted(changes, key=place))

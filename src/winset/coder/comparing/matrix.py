"""Several texts of one meeting: what each of them says, and what each leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from winset.coder.comparing.clauses import Clause
from winset.coder.comparing.comparison import Comparison
from winset.coder.comparing.wording import phrases, phrases_in

__all__ = ["PhraseUse", "Said", "every_pair", "matrix", "phrase_table"]

CLOSE: Final = 0.50
"""Least probability of two clauses that go into one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that at least one text says."""

    said: Mapping[int, tuple[int, ...]]
    """Clauses by text: which of them say it."""
    labels: Mapping[int, str]
    """By text: `kept`, `softened` or `hardened` against the first text that says it."""
    left_out: tuple[int, ...]
    """Texts that do not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseUse:
    """A watched phrase over a row of texts."""

    phrase: str
    """Id."""
    title: str
    issue: str
    kind: str
    counts: tuple[int, ...]
    """How often each text has it."""
    entered: tuple[int, ...]
    """Texts that have it and whose predecessor has not; never the first."""
    left: tuple[int, ...]
    """Texts that lack it and whose predecessor has it."""


def matrix(texts: Sequence[Sequence[Clause]], comparisons: Mapping[tuple[int, int], Comparison]) -> tuple[Said, ...]:
    """Rows of what the texts say, in the order of the first text that says it.

    Parameters
    ----------
    texts : the clauses of each text
    comparisons : by (earlier, later) number of the text, every pair of them
    """
    group: dict[tuple[int, int], set[tuple[int, int]]] = {
        (number, clause.index): {(number, clause.index)} for number, held in enumerate(texts) for clause in held
    }
    near = [
        (change.nearness, (i, change.before.index), (j, change.after.index))
        for (i, j), comparison in comparisons.items()
        for change in comparison.changes
        if change.before and change.after and change.nearness and change.nearness >= CLOSE
    ]
    for _, one, other in sorted(near, reverse=True):
        if group[one] is not group[other]:
            group[one] |= group[other]
            for member in group[other]:
                group[member] = group[one]
    unique = {id(members): members for members in group.values()}
    rows = [_row(sorted(members), len(texts), comparisons) for members in unique.values()]
    return tuple(
        sorted(rows, key=lambda row: min((clauses[0] / max(1, len(texts[t])), t) for t, clauses in row.said.items()))
    )


def _row(members: Sequence[tuple[int, int]], number: int, comparisons: Mapping[tuple[int, int], Comparison]) -> Said:
    said: dict[int, list[int]] = {}
    for text, clause in members:
        said.setdefault(text, []).append(clause)
    first = min(said)
    labels = {}
    for text, held in said.items():
        if text != first:
            found = [
                change.label
                for change in comparisons[first, text].changes
                if change.before and change.after
                if change.before.index in said[first] and change.after.index in held
            ]
            labels[text] = next((label for label in found if label != "kept"), "kept")
    return Said(
        said={text: tuple(clauses) for text, clauses in said.items()},
        labels=labels,
        left_out=tuple(text for text in range(number) if text not in said),
    )


def every_pair(number: int) -> tuple[tuple[int, int], ...]:
    """The pairs of a number of texts, the earlier one first."""
    return tuple(combinations(range(number), 2))


def phrase_table(texts: Sequence[tuple[str, str]]) -> tuple[PhraseUse, ...]:
    """Watched phrases that at least one of some (text, language) has, with where they entered and left."""
    counted = []
    for text, lang in texts:
        held: dict[str, int] = {}
        for word in phrases_in(text, lang):
            held[word.phrase] = held.get(word.phrase, 0) + 1
        counted.append(held)
    rows = []
    for name, phrase in phrases().items():
        counts = tuple(held.get(name, 0) for held in counted)
        if not any(counts):
            continue
        steps = range(1, len(counts))
        rows.append(
            PhraseUse(
                phrase=name,
                title=phrase.title,
                issue=phrase.issue,
                kind=phrase.kind,
                counts=counts,
                entered=tuple(i for i in steps if counts[i] and not counts[i - 1]),
                left=tuple(i for i in steps if counts[i - 1] and not counts[i]),
            )
        )
    return tuple(rows)

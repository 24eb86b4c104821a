"""Competing readings: a matrix of evidence and hypotheses, and what tells them apart.

The method is the analysis of competing hypotheses (Heuer, *Psychology of Intelligence Analysis*, 1999, chapter 8):
evidence that fits every hypothesis proves none; what counts is what speaks against each, and the hypothesis with least
against it is the one that survives, not the one that is proven.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from winset.desk.desk import Desk
from winset.errors import UnknownName
from winset.model import FITS, Hypothesis, Weighing

__all__ = ["Competing", "Dissent", "Item", "Rival", "competing", "dissents"]

AGAINST: Final[Mapping[str, float]] = {"very inconsistent": 2.0, "inconsistent": 1.0}
"""What an item counts against a hypothesis."""
BEARS: Final[Mapping[str, float]] = {"weak": 0.3, "medium": 0.6, "strong": 1.0}
"""What share of that its weight lets it bear."""
MARGIN: Final = 0.5
"""How much less must speak against a reading for it to lead: half of what one strong item counts."""
_SPREAD: Final = len(FITS) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of evidence against all hypotheses of a question."""

    evidence: str
    date: str
    sentence: str
    kind: str
    """`summarised`, `quoted` or `figure`."""
    url: str | None
    status: str
    weight: str
    """The least that any of its weighings gives."""
    fits: tuple[str | None, ...]
    """In the order of the hypotheses; None where nobody weighed it."""
    reasons: tuple[str, ...]
    diagnosticity: float
    """0 fits all alike and tells nothing, 1 fits one very well and another very badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One hypothesis and what speaks against it."""

    id: str
    text: str
    holder: str
    dissent: str
    source: tuple[str, ...]
    """Where its holders say so: ids of rows of the record, or addresses."""
    against: float
    """Sum over the evidence of how badly it fits, by weight."""
    low: float
    """The same from strong items alone."""
    high: float
    """The same if every item could bear its full weight."""
    inconsistent: int
    """How many items speak against it."""
    consistent: int
    """How many speak for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Competing:
    """A question, its hypotheses and the evidence."""

    question: str
    asks: str
    explains: tuple[str, ...]
    rivals: tuple[Rival, ...]
    """With least against them first."""
    items: tuple[Item, ...]
    """What tells the hypotheses apart best first."""
    verdict: str
    """Which reading survives, or that the evidence does not tell them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """What a report prints beside its own reading: another one, whose it is, and what it rests on."""

    question: str
    asks: str
    leading: str
    """The reading with least against it, empty where none leads."""
    other: str
    """A reading that the evidence does not exclude, or that somebody holds."""
    holder: str
    note: str
    """What its holders would have a reader know."""
    source: tuple[str, ...]
    """Where they say so: ids of rows of the record, or addresses; empty where no page is at hand."""
    evidence: tuple[str, ...]
    """Ids of what speaks for it."""


def competing(desk: Desk, question: str | None = None) -> tuple[Competing, ...]:
    """The questions of a case on which readings compete, as known on the day; or one of them.

    Raises
    ------
    UnknownName : no question of that id has two hypotheses by then
    """
    by_question: dict[str, list[Hypothesis]] = {}
    for hypothesis in desk.case.hypotheses:
        by_question.setdefault(hypothesis.question, []).append(hypothesis)
    open_ones = {name: held for name, held in by_question.items() if len(held) > 1}
    if question is not None and question not in open_ones:
        raise UnknownName("question", question, open_ones)
    wanted = [question] if question is not None else list(open_ones)
    return tuple(_competing(desk, open_ones[name]) for name in wanted)


def _competing(desk: Desk, held: Sequence[Hypothesis]) -> Competing:
    names = [hypothesis.id for hypothesis in held]
    weighed = [row for row in desk.case.weighings if row.hypothesis in names]
    items = _items(desk, names, weighed)
    rivals = sorted((_rival(h, weighed) for h in held), key=lambda rival: (rival.against, rival.high))
    order = [names.index(rival.id) for rival in rivals]
    items = [_reordered(item, order) for item in items]
    return Competing(
        question=held[0].question,
        asks=held[0].asks,
        explains=held[0].explains,
        rivals=tuple(rivals),
        items=tuple(sorted(items, key=lambda item: (-item.diagnosticity, item.date))),
        verdict=_verdict(rivals),
    )


def _items(desk: Desk, names: Sequence[str], weighed: Sequence[Weighing]) -> list[Item]:
    found = []
    for evidence in dict.fromkeys(row.evidence for row in weighed):
        rows = {row.hypothesis: row for row in weighed if row.evidence == evidence}
        fits = tuple(rows[name].fit if name in rows else None for name in names)
        shown = desk.evidence.get(evidence)
        if shown is None:
            continue
        found.append(
            Item(
                evidence=evidence,
                date=shown.date,
                sentence=shown.sentence,
                kind=shown.kind,
                url=shown.url,
                status=shown.status,
                weight=min((row.weight for row in rows.values()), key=list(BEARS).index),
                fits=fits,
                reasons=tuple(dict.fromkeys(row.reason for row in rows.values())),
                diagnosticity=_diagnosticity(fits),
            )
        )
    return found


def _diagnosticity(fits: Sequence[str | None]) -> float:
    """How far apart the best and the worst fit are; an item weighed against one hypothesis only tells nothing."""
    places = [FITS.index(fit) for fit in fits if fit is not None]
    return (max(places) - min(places)) / _SPREAD if len(places) > 1 else 0.0


def _reordered(item: Item, order: Sequence[int]) -> Item:

    return replace(item, fits=tuple(item.fits[place] for place in order))


def _rival(hypothesis: Hypothesis, weighed: Sequence[Weighing]) -> Rival:
    rows = [row for row in weighed if row.hypothesis == hypothesis.id]
    against = [(AGAINST[row.fit], BEARS[row.weight]) for row in rows if row.fit in AGAINST]
    return Rival(
        id=hypothesis.id,
        text=hypothesis.text,
        holder=hypothesis.holder,
        dissent=hypothesis.dissent,
        source=hypothesis.source,
        against=round(sum(much * share for much, share in against), 3),
        low=sum(much for much, share in against if share >= 1.0),
        high=sum(much for much, _ in against),
        inconsistent=len(against),
        consistent=sum(FITS.index(row.fit) > FITS.index("neutral") for row in rows),
    )


def _leads(rivals: Sequence[Rival]) -> bool:
    """Whether one reading has clearly less against it than the next."""
    return rivals[1].against - rivals[0].against >= MARGIN


def _verdict(rivals: Sequence[Rival]) -> str:
    first = rivals[0]
    if not _leads(rivals):
        return "The evidence does not tell the first readings apart."
    if all(first.high < other.low for other in rivals[1:]):
        return f"Least speaks against: {first.text} The others have more against them however the evidence is weighed."
    return f"Least speaks against: {first.text} The ranges overlap: weighed otherwise, another reading would lead."


def dissents(desk: Desk) -> tuple[Dissent, ...]:
    """What a report prints in its dissent box: every reading that does not lead and that somebody speaks for."""
    found = []
    for one in competing(desk):
        leads = _leads(one.rivals)
        for rival in one.rivals[1:] if leads else one.rivals:
            if rival.dissent:
                speaks = [r for r in desk.case.weighings if r.hypothesis == rival.id and r.fit in FITS[3:]]
                found.append(
                    Dissent(
                        question=one.question,
                        asks=one.asks,
                        leading=one.rivals[0].text if leads else "",
                        other=rival.text,
                        holder=rival.holder,
                        note=rival.dissent,
                        source=rival.source,
                        evidence=tuple(row.evidence for row in speaks),
                    )
                )
    return tuple(found)

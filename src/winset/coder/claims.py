"""Claims of a text, first version: constraint, recommendation, commitment, stance, from a small table of cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from winset.coder.cast import Cast, Who
from winset.coder.topic import issue_of
from winset.model import Claim, actor_id
from winset.reference.table import rows

__all__ = ["claims_in"]


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    pattern: re.Pattern[str]
    polarity: int
    strength: float


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            row["kind"],
            re.compile(rf"\b(?:{row['words']})\b", re.IGNORECASE),
            int(row["polarity"]),
            float(row["strength"]),
        )
        for row in rows("lexicon/claim_cues.csv")
    )


def claims_in(cast: Cast, offset: int) -> Iterator[Claim]:
    """The claims that a sentence states, at most one of a kind.

    Parameters
    ----------
    cast : the actors of the sentence
    offset : code point of the sentence in its document
    """
    p = cast.parse
    seen = set()
    for cue in _cues():
        match = cue.pattern.search(p.text)
        if match is None or cue.kind in seen:
            continue
        about = _nearest(cast, match.start())
        if about is None:
            continue
        seen.add(cue.kind)
        by = cast.memory.speaker
        yield Claim(
            kind=cue.kind,
            by=actor_id(by.country, by.sector) if by else None,
            country=about.country,
            actor=actor_id(about.country, about.sector),
            issue=issue_of(p.text, match.start(), (about.country,)),
            polarity=cue.polarity,
            strength=cue.strength,
            text=p.text,
            span=(offset, offset + len(p.text)),
            status="open" if cue.kind == "commitment" else None,
        )


def _nearest(cast: Cast, at: int) -> Who | None:
    """The actor named nearest before the cue, else the first named after it."""
    p = cast.parse
    named = [w for w in cast.everyone() if w.country]
    before = [w for w in named if p.starts[w.first] <= at]
    return before[-1] if before else named[0] if named else None

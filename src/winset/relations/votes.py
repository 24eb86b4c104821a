"""How alike two states vote: agreement, and agreement beyond chance. Alignment, not the relation between the two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from winset.relations.arrays import Floats
from winset.relations.precision import Proportion, wilson

__all__ = ["Alignment", "alignment", "chance_corrected", "s_score"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How alike two states vote over one set of roll calls."""

    votes: int
    """Roll calls in which both voted."""
    agreement: Proportion
    """Share of identical votes, with its Wilson interval."""
    s: float
    """Signorino and Ritter's S, -1 to 1; NaN without a vote."""
    pi: float
    """Chance-corrected agreement, at most 1; NaN where both always vote the same way, or without a vote."""


def alignment(a: Floats, b: Floats, *, interval: float = 0.9) -> Alignment:
    """Alignment of two states.

    Parameters
    ----------
    a, b : shape (roll calls,): 1 yes, 2 abstain, 3 no, NaN absent
    interval : probability of the interval of the agreement
    """
    both = np.isfinite(a) & np.isfinite(b)
    x, y = a[both], b[both]
    same = int((x == y).sum())
    return Alignment(
        votes=x.size,
        agreement=wilson(same, x.size, interval=interval),
        s=s_score(x, y, span=2.0),
        pi=chance_corrected(x, y),
    )


def s_score(a: Floats, b: Floats, *, span: float) -> float:
    """S of Signorino and Ritter (1999) with absolute distances: 1 - 2 mean |a - b| / span.

    Parameters
    ----------
    a, b : shape (n,), without gaps
    span : largest possible distance
    """
    return float(1 - 2 * np.abs(a - b).mean() / span) if a.size else float("nan")


def chance_corrected(a: Floats, b: Floats) -> float:
    """Scott's pi with squared distances: 1 - observed over expected disagreement.

    Parameters
    ----------
    a, b : shape (n,), values of a valued variable, without gaps

    Returns
    -------
    float at most 1; 0 is what chance gives when both draw from their common distribution; NaN without variation

    References
    ----------
    Haege, F. M. (2011), Choice or circumstance? Adjusting measures of foreign policy similarity for chance agreement,
    Political Analysis 19: 287-305. With squared distances the expected disagreement is
    sum (a - m)^2 + sum (b - m)^2 over n, m the mean of all 2 n values.
    """
    if not a.size:
        return float("nan")
    m = np.concatenate([a, b]).mean()
    expected = float(((a - m) ** 2).sum() + ((b - m) ** 2).sum())
    return 1 - float(((a - b) ** 2).sum()) / expected if expected > 0 else float("nan")

"""Later events and texts that may show a promise followed up: suggested to people, decided by none but them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.model import Commitment, first_day, last_day

__all__ = ["LEAST_ALIKE", "Later", "Lead", "follow_through"]

LEAST_ALIKE: Final = 0.35
"""Similarity below which a row is about something else."""
SAME_ISSUE: Final = 0.1
"""What a row on the promise's issue gains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """One row of the record that could be evidence."""

    id: str
    """Id of a happening, meeting or sentence."""
    date: str
    """Partial date."""
    countries: tuple[str, ...]
    """ISO3 of those who take part."""
    issue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A row that a person should look at before scoring a promise."""

    commitment: str
    evidence: str
    """Id of the row."""
    date: str
    similarity: float
    """Nearness of meaning, -1 to 1, with the gain of a shared issue."""
    cited: bool
    """Whether a coder has named it already."""


def follow_through(
    promises: Sequence[Commitment],
    rows: Sequence[Later],
    nearness: NDArray[np.float32],
    *,
    cited: frozenset[tuple[str, str]] = frozenset(),
    least: float = LEAST_ALIKE,
    number: int = 5,
) -> tuple[Lead, ...]:
    """The later rows nearest in meaning to each promise.

    A row can be evidence where it is later than the promise, is not what states it, and has two of the promise's
    countries in it (or the only one).

    Parameters
    ----------
    promises : n of them
    rows : m rows of the record known on the day
    nearness : shape (n, m), product of unit vectors of meaning
    cited : (commitment, row) pairs that judgements name
    least : similarity below which nothing is suggested
    number : rows a promise

    Returns
    -------
    by promise in the given order, the nearest row first
    """
    found: list[Lead] = []
    for place, promise in enumerate(promises):
        parties = {*promise.by, *promise.to}
        leads = [
            Lead(
                commitment=promise.id,
                evidence=row.id,
                date=row.date,
                similarity=round(float(nearness[place, other]) + SAME_ISSUE * (row.issue == promise.issue), 4),
                cited=(promise.id, row.id) in cited,
            )
            for other, row in enumerate(rows)
            if first_day(row.date) > last_day(promise.date)
            and row.id not in promise.evidence
            and len(parties & set(row.countries)) >= min(2, len(parties))
        ]
        leads.sort(key=lambda lead: (-lead.similarity, lead.date, lead.evidence))
        found += [lead for lead in leads[:number] if lead.similarity >= least]
    return tuple(found)

"""Which field of a model class must hold what: one visible table for every reader of rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from winset.model import (
    CLAIM_KINDS,
    COMMITMENT_STATUS,
    CONSTRAINT_KINDS,
    FITS,
    FORMATS,
    FRAMES,
    INSTRUMENTS,
    OCCASION_KINDS,
    PROPOSAL_KINDS,
    READING_KINDS,
    SCALES,
    SECTORS,
    WEIGHTS,
)

__all__ = [
    "ANY",
    "CHOICES",
    "COUNTRY_FIELDS",
    "DATE_FIELDS",
    "ISSUE_FIELDS",
    "KEYS",
    "MAY_BE_EMPTY",
    "NEVER_EMPTY",
    "ORDERED",
    "RANGES",
    "choices",
]

ANY: Final = "*"
"""Stands for every country, sector or issue where a table allows it."""

DATE_FIELDS: Final = frozenset({
    "adopted_date", "date", "due", "end", "first_proposed", "known_from", "since", "start", "until",
    "until_known_from", "window_closes",
})  # fmt: skip
"""Partial dates: `2026`, `2026-03`, `2026-03-14`."""

COUNTRY_FIELDS: Final = frozenset({
    "about", "countries", "country", "dyad", "parties", "respondents", "source_country", "target_country",
    "third_parties",
})  # fmt: skip
"""ISO3 codes, or several joined by `-` or `+` in `about`."""

ISSUE_FIELDS: Final = frozenset({"issue"})
"""Issue ids; labels of the alias table are turned into ids."""

MAY_BE_EMPTY: Final = frozenset({
    "description", "dissent", "note", "outcome", "participants", "place", "proposed_source", "role", "topics",
})  # fmt: skip
"""Text fields in which an empty cell says that there is nothing to say."""

NEVER_EMPTY: Final = frozenset({
    ("Constraint", "evidence"), ("Happening", "countries"), ("Happening", "sources"), ("Meeting", "countries"),
})  # fmt: skip
"""(class, field) of lists that must name something."""

CHOICES: Final[Mapping[tuple[str, str], Collection[str]]] = {
    (ANY, "sector"): (*SECTORS, ANY),
    (ANY, "instrument"): INSTRUMENTS,
    (ANY, "instruments"): INSTRUMENTS,
    (ANY, "frame"): FRAMES,
    (ANY, "frames"): FRAMES,
    (ANY, "formats"): FORMATS,
    ("Variant", "format"): FORMATS,
    ("Claim", "kind"): CLAIM_KINDS,
    ("Commitment", "status"): COMMITMENT_STATUS,
    ("Constraint", "kind"): CONSTRAINT_KINDS,
    ("Constraint", "direction"): ("constrains", "enables"),
    ("Document", "kind"): ("quoted", "summarised"),
    ("Happening", "kind"): ("quoted", "summarised", "figure"),
    ("Happening", "status"): ("verified", "likely", "coded"),
    ("Occasion", "kind"): OCCASION_KINDS,
    ("Occasion", "status"): ("verified", "by rule", "likely"),
    ("Outcome", "adopted"): ("yes", "partly", "no"),
    ("Power", "right"): ("veto", "body"),
    ("Proposed", "kind"): PROPOSAL_KINDS,
    ("Question", "scale"): SCALES,
    ("Reading", "kind"): READING_KINDS,
    ("Reading", "status"): ("verified", "likely"),
    ("TurningPoint", "direction"): ("better", "worse"),
    ("TurningPoint", "kind"): ("level-shift", "milestone"),
    ("Weighing", "fit"): FITS,
    ("Weighing", "weight"): WEIGHTS,
}
"""(class or `*`, field) -> the words that it may hold."""

RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "ambition": (0.0, 1.0),
    "ambition_spread": (0.0, 1.0),
    "confidence": (0.0, 1.0),
    "high": (0.0, 1.0),
    "low": (0.0, 1.0),
    "move": (0.0, 1.0),
    "multiplier": (1e-9, float("inf")),
    "day": (1.0, 31.0),
    "month": (1.0, 12.0),
    "n": (1.0, 1e9),
    "percent": (-100.0, 100.0),
    "probability": (0.0, 1.0),
    "quota": (1e-9, 1.0),
    "rounds": (1.0, 20.0),
    "share": (0.0, 1.0),
    "score": (-1.0, 1.0),
    "salience": (0.0, float("inf")),
    "salience_high": (0.0, float("inf")),
    "salience_low": (0.0, float("inf")),
    "sd": (1e-9, float("inf")),
    "strength": (0.0, 1.0),
    "weight": (0.0, float("inf")),
}
"""Lowest and highest value of a number."""

ORDERED: Final = (
    ("since", "until"),
    ("start", "end"),
    ("low", "high"),
    ("least", "most"),
    ("salience_low", "salience_high"),
)
"""Pairs of fields of which the first may not be above the second."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "Player": ("id", "since"),
    "Weighing": ("hypothesis", "evidence"),
}
"""What tells two rows of a class apart; `id` elsewhere, and the whole row where there is none."""


def choices(cls: str, field: str) -> Collection[str] | None:
    """The words that a field of a class may hold; None where any will do."""
    return CHOICES.get((cls, field)) or CHOICES.get((ANY, field))

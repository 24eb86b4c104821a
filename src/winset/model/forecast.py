"""What was said before it was known: one line of the ledger of forecasts."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Forecast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """That an option is adopted by a day, with the chance given to it; chained to the line before."""

    id: str
    """First 12 hex digits of `sha256`."""
    made: str
    """When it was written down (UTC, to the second)."""
    as_of: str
    """Last day of what was known to the program."""
    option: str
    """Option id."""
    by: str
    """Day by which it is adopted, or is not."""
    probability: float
    """Chance of adoption by then: the index put through what the record says of earlier options."""
    base: float
    """The same from the record's base rate alone, to be beaten."""
    index: float
    """Ratifiability index of its best form."""
    tier: str
    """Word of the index."""
    snapshot: str
    """State of the case that it was computed from."""
    engine: str
    """Version of the code."""
    previous: str
    """`sha256` of the line before; empty on the first."""
    sha256: str
    """Over all other fields but `id`."""

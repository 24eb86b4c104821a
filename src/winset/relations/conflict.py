"""Which acts are conflict, and which acts belong together in one series.

The definition is printed with every series. CAMEO roots 09 to 13 are verbal and 14 to 20 material conflict, the
quad classes of GDELT's codebook (Event Codebook 2.0, QuadClass); 01 to 08 are not. So an appeal (02) is neutral and a
demand (10) is conflict, though PLOVER calls both REQUEST. A neutral act counts as a happening and not as conflict.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

__all__ = ["CONFLICT_PLOVER", "CONFLICT_ROOTS", "SCOPES", "STATE_SECTORS", "is_conflict", "scope"]

CONFLICT_ROOTS: Final = frozenset(f"{root:02d}" for root in range(9, 21))
"""CAMEO roots that count as conflict; 10, to demand, is among them."""
CONFLICT_PLOVER: Final = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
)
"""PLOVER types that count as conflict where no CAMEO code is kept; REQUEST is not."""
STATE_SECTORS: Final = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors that act for the state; a bare country does too."""
SCOPES: Final = ("bilateral", "multiparty", "private")
"""`bilateral`: two governments; `multiparty`: three or more countries; `private`: by or against a private party."""


def is_conflict(*, cameo: str | None, plover: str | None = None) -> bool:
    """Whether an act is conflict: by its CAMEO root where it has a code, else by its PLOVER type."""
    if cameo:
        return cameo[:2] in CONFLICT_ROOTS
    return plover in CONFLICT_PLOVER


def scope(source_sector: str | None, target_sector: str | None, countries: Collection[str]) -> str:
    """One of SCOPES: series of different scopes are never added up.

    `countries` are the ISO3 of all who take part in the happening.
    """
    sectors = {s for s in (source_sector, target_sector) if s is not None}
    if sectors - STATE_SECTORS:
        return "private"
    return "multiparty" if len(set(countries)) > 2 else "bilateral"  # noqa: PLR2004 - two parties

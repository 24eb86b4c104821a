"""CAMEO codes: name, Goldstein weight, PLOVER type and mode, quad class.

Codes of the CAMEO manual 1.1b3 (Schrodt 2012); weights of the CAMEO scale after Goldstein (1992), as ICEWS and GDELT
carry them; the five codes that came after the scale have the weight of their nearest kin. PLOVER types are those of
the conversion table of the PLOVER manual, but for seven codes: 163, 0813, 0814, 175, 1712, 191 and 192. The quad class
follows the types: 09 is verbal conflict and 14 material conflict, where GDELT has 2 and 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from winset.errors import UnknownName
from winset.reference.table import parts, rows

__all__ = ["CameoCode", "cameo", "cameo_codes", "is_cameo", "plover_type"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One code of the ontology."""

    code: str
    """Two to four digits, with the leading zero."""
    name: str
    goldstein: float
    """-10 (most hostile) to +10 (most cooperative)."""
    plover: str | None
    """PLOVER type; None for mere statements (root 01)."""
    mode: str | None
    """PLOVER mode that the code implies."""
    contexts: tuple[str, ...]
    """PLOVER contexts that the code implies."""
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """All codes, in order."""
    return {
        row["code"]: CameoCode(
            code=row["code"],
            name=row["name"],
            goldstein=float(row["goldstein"]),
            plover=row["plover"] or None,
            mode=row["mode"] or None,
            contexts=parts(row["contexts"]),
            quad=int(row["quad"]),
        )
        for row in rows("cameo.csv")
    }


def is_cameo(code: str) -> bool:
    """Whether the text is a code of the ontology, leading zeros included."""
    return code in cameo_codes()


def cameo(code: str) -> CameoCode:
    """The entry of a code; raises UnknownName for anything else, such as `13y` or `84`."""
    found = cameo_codes().get(code)
    if found is None:
        raise UnknownName("CAMEO code", code, cameo_codes())
    return found


def plover_type(code: str) -> str | None:
    """PLOVER type of a CAMEO code; None for mere statements; raises UnknownName for an illegal code."""
    return cameo(code).plover

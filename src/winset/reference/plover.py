"""The 16 PLOVER types with their modes and contexts (Open Event Data Alliance, PLOVER manual, 2021-2023)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from winset.errors import UnknownName
from winset.reference.table import parts, rows

__all__ = ["PloverType", "contexts", "plover", "plover_types"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """A type of event."""

    type: str
    title: str
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    cameo: tuple[str, ...]
    """CAMEO roots that it gathers."""
    acts: str
    """What counts."""
    modes: Mapping[str, str]
    """Mode and its meaning; empty where the type has none."""


@cache
def plover_types() -> Mapping[str, PloverType]:
    """All types by name, from verbal cooperation to material conflict."""
    modes: dict[str, dict[str, str]] = {}
    for row in rows("plover_modes.csv"):
        modes.setdefault(row["type"], {})[row["mode"]] = row["meaning"]
    return {
        row["type"]: PloverType(
            type=row["type"],
            title=row["title"],
            quad=int(row["quad"]),
            cameo=parts(row["cameo"]),
            acts=row["acts"],
            modes=modes.get(row["type"], {}),
        )
        for row in rows("plover.csv")
    }


def plover(name: str) -> PloverType:
    """The type of this name; raises UnknownName with the nearest."""
    found = plover_types().get(name)
    if found is None:
        raise UnknownName("PLOVER type", name, plover_types())
    return found


@cache
def contexts() -> Mapping[str, str]:
    """Contexts and their meaning."""
    return {row["context"]: row["meaning"] for row in rows("plover_contexts.csv")}

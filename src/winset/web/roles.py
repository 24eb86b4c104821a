"""Who may do what: one table, read by every route."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["ACTIONS", "INSIDE", "ROLES", "may"]

ROLES: Final = ("owner", "coder", "expert", "observer")
_EVERYONE: Final = frozenset(ROLES)
INSIDE: Final = frozenset({"owner", "coder"})
"""The case's own people: they see every document, whatever its handling mark."""
ACTIONS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "read": _EVERYONE,
        "label": INSIDE,
        "review": INSIDE,
        "correct": INSIDE,
        "upload": INSIDE,
        "undo": INSIDE,
        "undo-others": frozenset({"owner"}),
        "answer": frozenset({"owner", "expert"}),
        "invite": frozenset({"owner"}),
        "audit": frozenset({"owner"}),
    }
)
"""Roles by what they may do. An owner may undo what others did; a coder only what he or she did."""


def may(role: str, action: str) -> bool:
    """Whether a role may do something; an unknown action is nobody's."""
    return role in ACTIONS.get(action, frozenset())

"""Events and claims out of English, Japanese and Korean text: dated actors, rules from tables, marks, dates."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from winset.coder.coding import Coded
    from winset.coder.records import code_document, code_documents, code_records, unknown_names

__all__ = ["Coded", "code_document", "code_documents", "code_records", "unknown_names"]

_WHERE: Final = {"Coded": "winset.coder.coding"}
"""Modules of the public face; what is not named here is in `records`. The parser is loaded when it is asked for."""


def __getattr__(name: str) -> object:
    """A name of the public face, from its module."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE.get(name, "winset.coder.records")), name)

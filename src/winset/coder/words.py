"""Closed lists of English words from `reference/lexicon/words.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from winset.reference.table import toml

__all__ = ["words"]


@cache
def _lists() -> dict[str, Any]:
    return toml("lexicon/words.toml")


def words(name: str) -> frozenset[str]:
    """One list, by the name that it has in the table."""
    return frozenset(_lists()[name])

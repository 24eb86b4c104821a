"""Sessions on a case that may change it: one at a time that writes what people do, and one that derives."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from winset.store.blobs import Blobs
from winset.store.layout import Layout
from winset.store.parts import Parts

__all__ = ["Deriver", "Writer"]


@dataclass(frozen=True, slots=True)
class Writer:
    """What a writing session works with."""

    layout: Layout
    """Where everything is."""
    db: sqlite3.Connection
    """`case.db`, for the functions of `acts`, `runs` and `numbers`."""


@dataclass(frozen=True, slots=True)
class Deriver(Writer):
    """What a session works with that reads sources and derives parts from them."""

    parts: Parts
    """Derived files."""
    blobs: Blobs
    """Original bytes."""

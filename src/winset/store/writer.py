"""A writing session on a case: the one at a time that may change what the program keeps."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from winset.store.blobs import Blobs
from winset.store.layout import Layout
from winset.store.parts import Parts

__all__ = ["Writer"]


@dataclass(frozen=True, slots=True)
class Writer:
    """What a writing session works with."""

    layout: Layout
    """Where everything is."""
    db: sqlite3.Connection
    """`case.db`, for the functions of `acts`, `runs` and `numbers`."""
    parts: Parts
    """Derived files."""
    blobs: Blobs
    """Original bytes."""

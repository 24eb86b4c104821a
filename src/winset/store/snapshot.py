"""The state of a case that a number was computed from, as one digest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from winset.store.disk import digest, digest_file
from winset.store.layout import MARKER, Layout
from winset.store.tables import TABLES

__all__ = ["case_state", "inputs_of", "snapshot"]


def inputs_of(layout: Layout, con: sqlite3.Connection) -> dict[str, str]:
    """SHA-256 by name of everything that people brought: the text files of the case, and the sources that were read."""
    return _texts(layout) | {
        f"sources/{name}": sha256 for name, sha256 in con.execute("SELECT name, sha256 FROM inputs ORDER BY name")
    }


def case_state(layout: Layout, *, code: str) -> str:
    """SHA-256 in hex over the text files of a case and the code that reads them."""
    return digest("winset case 1", *sorted(digest(name, sha256) for name, sha256 in _texts(layout).items()), code)


def _texts(layout: Layout) -> dict[str, str]:
    """SHA-256 by name of the text files."""
    texts = [layout.root / name for name in (MARKER, *(table.file for table in TABLES))]
    return {path.name: digest_file(path) for path in texts if path.is_file()}


def snapshot(
    inputs: Mapping[str, str], *, acts: int, settings: Mapping[str, object], code: str, as_of: date | None
) -> str:
    """SHA-256 in hex over everything that a result can depend on.

    Parameters
    ----------
    inputs : SHA-256 of each input by name, see `inputs_of`; their order does not matter
    acts : high-water mark of what people did in the program, 0 for nothing
    settings : JSON values by name
    code : version of the code
    as_of : the day whose knowledge is used; None for all of it
    """
    return digest(
        "winset snapshot 1",
        *sorted(digest(name, sha256) for name, sha256 in inputs.items()),
        str(acts),
        json.dumps(settings, sort_keys=True, ensure_ascii=False, default=str),
        code,
        as_of.isoformat() if as_of else "",
    )

"""How times and values are written into the rows of a case."""

from __future__ import annotations

import json
from datetime import UTC, datetime

__all__ = ["as_json", "now"]


def now() -> str:
    """The second, in UTC, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def as_json(value: object) -> str:
    """A value as JSON: keys in order, letters of any script as they are, what JSON does not know as text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)

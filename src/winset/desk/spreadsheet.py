"""Cells of the tables that people open in a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

__all__ = ["cell", "safe"]

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet would take for a formula (OWASP, CSV Injection)."""


def cell(value: Any) -> Any:  # noqa: ANN401 - JSON values
    """A value as one cell: lists joined by a bar, dates as ISO 8601."""
    if isinstance(value, list | tuple):
        return " | ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else value


def safe(value: Any) -> Any:  # noqa: ANN401 - JSON values
    """The same as no spreadsheet runs it: text that begins like a formula gets an apostrophe in front."""
    value = cell(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value

"""Promises, ties and the calendar as tables beside the report."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from winset.desk import Desk
from winset.desk.calendar_ahead import calendar_ahead, due, windows_by_option

__all__ = ["promised_tables"]


def promised_tables(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Rows by file name: promises with what became of them, judgements, bridges, ties, meetings due, dates, windows."""
    found = desk.network
    return {
        "commitments": [
            asdict(row.commitment)
            | {"state": row.state, "score": row.score, "dormant": row.dormant, "last_sign": row.last_sign}
            for row in desk.promises.fates
        ],
        "judgements": [asdict(one) for one in desk.case.judgements],
        "bridges": [asdict(row) for row in found.bridges],
        "ties": [{"a": a, "b": b, "meetings": n} for a, b, n in found.ties],
        "due": [asdict(row) for row in due(desk)],
        "calendar": [asdict(entry) for entry in calendar_ahead(desk)],
        "windows": [asdict(window) for held in windows_by_option(desk).values() for window in held],
    }

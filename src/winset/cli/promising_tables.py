"""Promises, ties and dates as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.markup import escape

from winset.cli.tables import console_of, table_of

if TYPE_CHECKING:
    from winset.desk.calendar_ahead import Ahead, Due, Window

__all__ = ["print_calendar", "print_windows"]


def print_calendar(entries: Sequence[Ahead], due: Sequence[Due]) -> None:
    """The entries in order of time, then the series of meetings that have a rhythm."""
    console = console_of()
    table = table_of("What lies ahead", "when", "kind", "whose", "what")
    for entry in entries:
        cells = (_when(entry.start, entry.end), entry.kind, ", ".join(entry.countries), entry.what)
        table.add_row(*(escape(cell) for cell in cells))
    if table.row_count:
        console.print(table)
    else:
        console.print("nothing dated lies ahead: rows go into calendar.csv")
    rows = [one for one in due if one.due is not None]
    table = table_of("Meetings by their rhythm", "series", "who", "last", "every", "next", "", right=("every",))
    for one in rows:
        every = f"{one.median_days:.0f} days ({one.low_days:.0f}–{one.high_days:.0f})"
        state = f"{one.state} by {one.overdue_days} days" if one.state == "overdue" else one.state
        table.add_row(escape(one.series), ", ".join(one.countries), one.last, every, str(one.due), state)
    if rows:
        console.print(table)
        console.print("every: median and quartiles of the last intervals between meetings on record", style="dim")
    if len(due) > len(rows):
        console.print(f"{len(due) - len(rows)} more series met too seldom to have a rhythm", style="dim")


def print_windows(windows: Sequence[Window]) -> None:
    """The windows of one option in order of time."""
    console = console_of()
    if not windows:
        console.print("no entry of the calendar ahead helps or hurts it")
        return
    table = table_of("Windows", "from", "to", "", "why")
    for window in windows:
        table.add_row(str(window.start), str(window.end), window.effect, escape(window.why))
    console.print(table)


def _when(start: date, end: date) -> str:
    return str(start) if start == end else f"{start} to {end}"

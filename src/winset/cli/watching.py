"""`winset watch`: what is coming, and what fell silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from winset.cli.arguments import CaseFolder, Json
from winset.cli.output import progress, write_json

if TYPE_CHECKING:
    from winset.desk.watching import Notice, Watch

__all__ = ["SOMETHING", "register"]

SOMETHING: Final = 10
"""Exit code of `watch --check` when there is something to look at."""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(watch)


def watch(
    case: CaseFolder,
    days: Annotated[int, typer.Option(min=1, help="How far to look ahead.")] = 90,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as silence, notice or election.")] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="First ask the feeds in feeds.txt, and read and code what is new.")
    ] = False,
    ics: Annotated[Path | None, typer.Option(help="Write what is ahead as a calendar file.")] = None,
    today: Annotated[bool, typer.Option("--today", help="As of today, not of the last day of the record.")] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="As of this day: 2021-02-01, 2021-02 or 2021.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Exit code 10 when something is late or ahead, for a scheduler.")
    ] = False,
    as_json: Json = False,
) -> None:
    """What is coming and what fell silent: deadlines, elections, meetings due or overdue, promises."""
    from winset.desk import open_case, read  # noqa: PLC0415
    from winset.desk.watching import KINDS, STALE, as_icalendar, fetch_feeds  # noqa: PLC0415
    from winset.desk.watching import watch as watched  # noqa: PLC0415

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"--kind is one of {', '.join(KINDS)}")
    refused = 0
    if fetch:
        with progress() as tick:
            fetched = fetch_feeds(case, progress=tick)
            refused = sum(one.outcome == "refused" for one in fetched)
            read(case, progress=tick)
        typer.echo(f"{sum(one.outcome == 'added' for one in fetched)} new files, {refused} refused", err=True)
    desk = open_case(case, as_of=date.today().isoformat() if today else as_of)  # noqa: DTZ011 - the user's day
    found = watched(desk, days=days)
    told = tuple(n for n in found.notices if kind in {None, n.kind})
    shown = told if kind is not None or as_json else tuple(n for n in told if n.days > -STALE)
    if ics is not None:
        ics.write_bytes(as_icalendar(found, name=desk.case.title))
        typer.echo(f"{ics}: {len(found.ahead)} entries", err=True)
    if as_json:
        write_json({"as_of": found.as_of, "days": days, "notices": shown, "broken_off": found.broken_off})
    else:
        _print(found, shown, stale=len(told) - len(shown))
    if refused:
        raise typer.Exit(1)
    if check and shown:
        raise typer.Exit(SOMETHING)


def _print(found: Watch, shown: tuple[Notice, ...], *, stale: int) -> None:
    if not shown:
        typer.echo(f"nothing late on {found.as_of}, and nothing known for the next {found.days} days")
    else:
        from rich.markup import escape  # noqa: PLC0415

        from winset.cli.tables import console_of, table_of  # noqa: PLC0415

        out = table_of(f"on {found.as_of}, {found.days} days ahead", "when", "kind", "who", "what")
        for n in shown:
            when = n.start.isoformat() if n.start == n.end else f"{n.start} to {n.end}"
            out.add_row(*(escape(cell) for cell in (f"{when} ({_away(n)})", n.kind, ", ".join(n.countries), n.what)))
        console_of().print(out)
    if stale:
        typer.echo(f"{stale} more {'is' if stale == 1 else 'are'} late for over three years: see --kind or --json")
    if found.broken_off:
        typer.echo(f"{found.broken_off} series of meetings are silent for so long that nobody waits: `winset network`")


def _away(n: Notice) -> str:
    """How far away it is, in days."""
    if n.days == 0:
        return "today"
    far = f"{abs(n.days)} day{'' if abs(n.days) == 1 else 's'}"
    return f"in {far}" if n.days > 0 else f"{far} ago"

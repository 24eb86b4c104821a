"""`winset watch`: what is coming, what fell silent, and what of it is new."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from winset.cli.arguments import CaseFolder, Json
from winset.cli.output import opened, plain, progress, write_json

if TYPE_CHECKING:
    from winset.desk import Desk
    from winset.desk.watching import Notice, Watch

__all__ = ["SOMETHING", "register"]

SOMETHING: Final = 10
"""Exit code of `watch --check` when there is something new to look at."""


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
        bool, typer.Option("--check", help="Print only what nobody has seen; exit code 10 when there is any, else 0.")
    ] = False,
    seen: Annotated[
        bool, typer.Option("--seen", help="Remember what this run lists as seen, once all of it is printed.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="New is what was not there on this day, whatever was seen.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything counts as new, whatever was seen.")] = False,
    as_json: Json = False,
) -> None:
    """What is coming and what fell silent: deadlines, elections, meetings due or overdue, promises.

    With `--check` for a scheduler: exit code 0 when nothing is new, 10 when something is, 1 when a feed was refused
    (nothing is remembered then).
    """
    from winset.desk.seen import mark_seen
    from winset.desk.watching import KINDS, as_icalendar
    from winset.desk.watching import watch as watched

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"--kind is one of {', '.join(KINDS)}")
    if everything and since is not None:
        raise typer.BadParameter("--all and --since each say what is new: choose one of them")
    refused = _fetched(case) if fetch else 0
    desk = opened(case, as_of=date.today().isoformat() if today else as_of)  # noqa: DTZ011 - the user's day
    found = watched(desk, days=days)
    known = {} if everything else _known(desk, since, days)
    listed = _Listed.of(found, kind, known, only_new=check)
    if ics is not None:
        ics.write_bytes(as_icalendar(found, name=desk.case.title))
        typer.echo(f"{ics}: {len(found.ahead)} entries", err=True)
    if as_json:
        write_json(listed.contract())
    else:
        _print(listed)
    if refused:
        raise typer.Exit(1)
    if seen:
        sys.stdout.flush()
        mark_seen(case, listed.told, days=days)
    if check and listed.fresh:
        raise typer.Exit(SOMETHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """What a run lists of a watch."""

    found: Watch
    told: tuple[Notice, ...]
    """All of the kind that was asked for."""
    new: frozenset[int]
    """Which of these nobody has seen, by place."""
    long_late: frozenset[int]
    """Which are late for so long that only JSON and one kind alone list them."""
    only_new: bool
    any_seen: bool
    """Whether anybody has ever said what was seen, or from which day on things are new."""

    @classmethod
    def of(cls, found: Watch, kind: str | None, known: Mapping[str, int], *, only_new: bool) -> _Listed:
        from winset.desk.seen import is_new
        from winset.desk.watching import STALE

        told = tuple(n for n in found.notices if kind in {None, n.kind})
        new = frozenset(i for i, n in enumerate(told) if is_new(n, found.days, known))
        stale = frozenset(i for i, n in enumerate(told) if kind is None and n.days <= -STALE)
        return cls(found=found, told=told, new=new, long_late=stale, only_new=only_new, any_seen=bool(known))

    @property
    def fresh(self) -> frozenset[int]:
        """What a scheduler is told of."""
        return self.new - self.long_late

    def shown(self) -> tuple[tuple[Notice, bool], ...]:
        """What a person reads, each with whether it is new."""
        held = ((i, n) for i, n in enumerate(self.told) if i not in self.long_late)
        return tuple((n, i in self.new) for i, n in held if i in self.new or not self.only_new)

    def contract(self) -> dict[str, Any]:
        """The shape of `--json`: every notice, and whether it is new."""
        notices = [plain(n) | {"new": i in self.new} for i, n in enumerate(self.told)]
        head = {"as_of": self.found.as_of, "days": self.found.days, "new": len(self.fresh)}
        return head | {"notices": notices, "broken_off": self.found.broken_off}


def _fetched(case: Path) -> int:
    """How many feeds were refused."""
    from winset.desk import read
    from winset.desk.watching import fetch_feeds

    with progress() as tick:
        fetched = fetch_feeds(case, progress=tick)
        refused = sum(one.outcome == "refused" for one in fetched)
        read(case, progress=tick)
    typer.echo(f"{sum(one.outcome == 'added' for one in fetched)} new files, {refused} refused", err=True)
    return refused


def _known(desk: Desk, since: str | None, days: int) -> Mapping[str, int]:
    """What is not new: what a watch of that day had, else what somebody has seen."""
    from winset.desk.seen import seen_by, seen_in

    return seen_in(desk.folder.path) if since is None else seen_by(desk, since, days=days)


def _print(listed: _Listed) -> None:
    shown, found = listed.shown(), listed.found
    older = len(listed.told) - len(listed.new)
    if shown:
        _print_table(found, shown, marked=listed.any_seen and not listed.only_new)
    elif older:
        typer.echo(f"nothing new on {found.as_of}; {older} seen before: `--all` lists all")
    else:
        typer.echo(f"nothing late on {found.as_of}, and nothing known for the next {found.days} days")
    if stale := len(listed.long_late & (listed.new if listed.only_new else frozenset(range(len(listed.told))))):
        typer.echo(f"{stale} more {'is' if stale == 1 else 'are'} late for over three years: see --kind or --json")
    if shown and listed.only_new and older:
        typer.echo(f"{older} seen before: `--all` lists all")
    if found.broken_off and not listed.only_new:
        typer.echo(f"{found.broken_off} series of meetings are silent for so long that nobody waits: `winset network`")


def _print_table(found: Watch, shown: Sequence[tuple[Notice, bool]], *, marked: bool) -> None:
    from rich.markup import escape

    from winset.cli.tables import console_of, table_of

    mark = ("",) if marked else ()
    out = table_of(f"on {found.as_of}, {found.days} days ahead", *mark, "when", "kind", "who", "what")
    for n, new in shown:
        cells = (f"{n.when} ({_away(n)})", n.kind, ", ".join(n.countries), n.what)
        out.add_row(*(("new" if new else "",) if marked else ()), *map(escape, cells))
    console_of().print(out)


def _away(n: Notice) -> str:
    """How far away it is, in days; what has no day may come on any."""
    from winset.desk.watching import LATE

    if n.days < 0 and n.kind not in LATE:
        return "any day"
    if n.days == 0:
        return "today"
    far = f"{abs(n.days)} day{'' if abs(n.days) == 1 else 's'}"
    return f"in {far}" if n.days > 0 else f"{far} ago"

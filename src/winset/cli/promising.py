"""Commands about what governments promised, who connects them, and what lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import opened, write_json

if TYPE_CHECKING:
    from winset.desk import Desk

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add `commitments`, `network` and `calendar` to an application."""
    for command in (commitments, network, calendar):
        app.command()(command)


def commitments(
    case: CaseFolder,
    status: Annotated[
        str | None,
        typer.Option(help="Only these: kept, partly, broken, open, unknown or dormant.", show_default=False),
    ] = None,
    dormant: Annotated[
        bool, typer.Option("--dormant", help="Old ideas that lie there, ranked by today's win-sets.")
    ] = False,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="With --dormant: came up from this day on.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="With --dormant: came up by this day.")
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(help="With --dormant: subjects of talks at this level too, such as vice-ministers."),
    ] = None,
    evidence: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Later rows that may show whether this promise was kept; `all` for each."),
    ] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """What governments promised, what became of it, and which old ideas could be taken up today."""
    desk = opened(case, as_of=as_of)
    if evidence is not None:
        _leads(desk, None if evidence == "all" else evidence, as_json=as_json)
    elif dormant:
        _revivable(desk, start, end, level, as_json=as_json)
    else:
        _promises(desk, status, as_json=as_json)


def _leads(desk: Desk, only: str | None, *, as_json: bool) -> None:
    from winset.cli.promising_tables import print_leads
    from winset.desk.promises import leads

    found = leads(desk, only=only)
    if as_json:
        write_json({"as_of": desk.day.isoformat(), "suggested": found})
    else:
        print_leads(desk, found)


def _revivable(desk: Desk, start: str | None, end: str | None, level: str | None, *, as_json: bool) -> None:
    from winset.cli.promising_tables import print_revivable
    from winset.desk.days import day_of
    from winset.desk.promises import revivable, revivable_contract

    since = None if start is None else day_of(start)
    until = None if end is None else day_of(end, last=True)
    found = revivable(desk, since=since, until=until, level=level)
    if as_json:
        write_json(revivable_contract(desk, found))
    else:
        print_revivable(desk, found)


def _promises(desk: Desk, status: str | None, *, as_json: bool) -> None:
    from winset.cli.promising_tables import print_promises
    from winset.desk.promises import in_documents, promises, promises_contract, with_status

    found = promises(desk)
    rows = with_status(found, status)
    if as_json:
        write_json(promises_contract(desk, found, rows))
    else:
        print_promises(found, rows, in_documents(desk))


def network(
    case: CaseFolder,
    of: Annotated[str, typer.Option(help="people, offices or institutions.")] = "people",
    years: Annotated[int | None, typer.Option(min=1, help="Only meetings of so many years before the day.")] = 8,
    draws: Annotated[int, typer.Option(min=1, help="Samples of meetings behind the ranges.")] = 100,
    seed: Annotated[int, typer.Option(help="Seed of the samples.")] = 0,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Who connects the capitals, what changes of government cost, and which meetings are due."""
    from winset.cli.promising_tables import print_network
    from winset.desk.network import network as connected
    from winset.desk.network import network_contract

    desk = opened(case, as_of=as_of)
    found = connected(desk, kind=of, years=years, draws=draws, seed=seed)
    if as_json:
        write_json(network_contract(desk, found))
    else:
        print_network(found)


def calendar(
    case: CaseFolder,
    days: Annotated[int, typer.Option(min=1, help="How far to look.")] = 365,
    option: Annotated[
        str | None, typer.Option(metavar="ID", help="Windows of this option.", show_default=False)
    ] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """What lies ahead: elections, memorial days, rulings, summits, deadlines; meetings due; when to propose."""
    from winset.cli.promising_tables import print_calendar, print_windows
    from winset.desk.calendar_ahead import calendar_ahead, calendar_contract, due, windows

    desk = opened(case, as_of=as_of)
    if option is not None:
        found = windows(desk, option, days=days)
        if as_json:
            write_json({"as_of": desk.day.isoformat(), "option": option, "windows": found})
        else:
            print_windows(found)
    elif as_json:
        write_json(calendar_contract(desk, days=days))
    else:
        print_calendar(calendar_ahead(desk, days=days), due(desk))

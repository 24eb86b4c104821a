"""Commands about what governments promised, who connects them, and what lies ahead."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from winset.cli.output import write_json

__all__ = ["register"]

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of the case.", show_default=False)]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Use only what was known on this day: 2021-02-01, 2021-02 or 2021."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON on stdout.")]


def register(app: typer.Typer) -> None:
    """Add `calendar` to an application."""
    for command in (calendar,):
        app.command()(command)


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
    from winset.cli.promising_tables import print_calendar, print_windows  # noqa: PLC0415
    from winset.desk import open_case  # noqa: PLC0415
    from winset.desk.calendar_ahead import calendar_ahead, calendar_contract, due, windows  # noqa: PLC0415

    desk = open_case(case, as_of=as_of)
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

"""Commands about what the coder reads: who is meant by a name, and which acts the texts of a case report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from winset.cli.arguments import AsOf, Json
from winset.cli.output import write_json

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add `actors` and `happenings` to an application."""
    for command in (actors, happenings):
        app.command()(command)


def actors(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE|CASE", help="A name; with --unknown a file of JSON lines or a case."),
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Day on which the name is meant.")] = None,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="List names that no table knows; without FILE or CASE, of JSON on stdin.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Who a name means on a day, or which names in texts no table knows, with counts."""
    if unknown:
        _unknown(name, as_json=as_json)
        return
    if name is None:
        raise typer.BadParameter("give a name, or --unknown")
    from winset.desk.actors import actor_named  # loads the parser

    found = actor_named(name, date)
    if as_json:
        write_json(found)
    elif found is not None:
        parts = (found.country, found.sector, found.name)
        typer.echo(" ".join(part for part in parts if part))
    if found is None:
        typer.echo(f"winset: no table knows {name!r}; add it to your own actors", err=True)
        raise typer.Exit(1)


def _unknown(where: str | None, *, as_json: bool) -> None:
    from winset.desk.actors import unknown_in_case, unknown_in_lines  # loads the parser

    if where is None or where == "-":
        found = unknown_in_lines(sys.stdin.buffer)
    elif Path(where).is_dir():
        found = unknown_in_case(where)
    else:
        with Path(where).open("rb") as stream:
            found = unknown_in_lines(stream)
    if as_json:
        write_json({"unknown": [{"name": name, "count": count} for name, count in found]})
        return
    for name, count in found:
        typer.echo(f"{count:6}  {name}")


def happenings(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="Folder of a case.", show_default=False)],
    as_of: AsOf = None,
    window: Annotated[int, typer.Option(min=0, help="Days between two reports of one act at most.")] = 3,
    similarity: Annotated[
        float, typer.Option(min=0, max=1, help="How alike two reports must be beyond who did what.")
    ] = 0.35,
    as_json: Json = False,
) -> None:
    """The acts that the texts of a case report, each once, with every sentence that reports it in any language."""
    from winset.desk.happenings import case_happenings  # loads the store

    found = case_happenings(case, as_of=as_of, window=window, similarity=similarity)
    if as_json:
        write_json({"happenings": found})
        return
    if not found:
        typer.echo("no text of the case reports an act: `winset add` brings texts in, `winset read` codes them")
    for one in found:
        told = one.happening
        countries = ", ".join(told.countries)
        reports = f"reports: {len(one.members)} ({', '.join(one.langs)})"
        typer.echo(f"{told.date:10}  {one.plover:10} {countries}  {reports}\n            {told.text}")

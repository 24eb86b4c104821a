"""The command that tells who speaks how of another country."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from winset.cli.arguments import Json
from winset.cli.output import write_json

if TYPE_CHECKING:
    from winset.desk.stances import Stances

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add `stances` to the program."""
    app.command()(stances)


def stances(
    where: Annotated[
        Path,
        typer.Argument(metavar="FILE|CASE", help="JSON lines with a group, or a case.", show_default=False),
    ],
    about: Annotated[str, typer.Option(metavar="ISO3", help="The country spoken of.", show_default=False)],
    by: Annotated[str, typer.Option(help="group, issue, year, decade; several with commas.")] = "group",
    examples: Annotated[int, typer.Option(min=0, help="Sentences of each sign that are shown.")] = 1,
    least: Annotated[int, typer.Option(min=0, help="Leave out rows with fewer signed sentences.")] = 8,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Of a case, only what was known on this day.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Who speaks how of a country: conciliatory and hostile sentences by group, issue and time, with examples.

    A line of FILE is `{"id","text","date","group","lang"?,"speaker"?}`; the documents of a case are grouped by author.
    """
    from winset.desk.stances import stances as measured

    found = measured(where, about, by=[name.strip() for name in by.split(",")], examples=examples, as_of=as_of)
    if as_json:
        write_json(found)
    else:
        _print(found, least)


def _print(found: Stances, least: int) -> None:
    typer.echo(f"{found.texts} texts, {found.named} sentences name {found.about}")
    for row in found.rows:
        if row.conciliatory + row.hostile < least or row.share is None:
            continue
        share = f"{row.share:.2f} [{row.low:.2f}, {row.high:.2f}]"
        typer.echo(f"{' '.join(row.key):30} named {row.named:5}  signed {row.conciliatory + row.hostile:5}  {share}")
        for one in row.examples:
            typer.secho(f"    {one.sign:+d} {one.date or 'undated'} {one.id} {one.text[:140]}", dim=True)
    typer.echo("share of conciliatory among signed sentences, with its 90 % interval; a way of speaking, not a vote")

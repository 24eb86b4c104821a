"""`winset paste`: a text into the case, coded at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from winset.cli.arguments import CaseFolder, Json
from winset.cli.output import progress, write_json

if TYPE_CHECKING:
    from winset.desk import Pasted

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add `paste` to an application."""
    app.command()(paste)


def paste(
    case: CaseFolder,
    title: Annotated[str | None, typer.Option(help="Its title; the first line by default.")] = None,
    date: Annotated[str | None, typer.Option(help="When it was published; today by default.")] = None,
    url: Annotated[str | None, typer.Option(help="Page of origin.")] = None,
    tlp: Annotated[
        str | None,
        typer.Option("--tlp", metavar="MARK", help="Handling mark: CLEAR, GREEN, AMBER, AMBER+STRICT or RED."),
    ] = None,
    redistributable: Annotated[
        bool, typer.Option(help="Whether its words may be passed on, as far as the mark allows.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Code a text from the terminal or a pipe into the case; print the events and claims found in it.

    The handling mark (Traffic Light Protocol 2.0) stays with the text: reports and exports leave out what is above
    their audience.
    """
    from winset.desk import paste as put

    if sys.stdin.isatty():
        typer.echo("paste the text, then Ctrl-D on a line of its own:", err=True)
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    with progress() as tick:
        found = put(
            case, text, title=title, date=date, url=url, handling=tlp, redistributable=redistributable, progress=tick
        )
    if as_json:
        write_json(found)
    else:
        _print(found)


def _print(found: Pasted) -> None:
    from winset.cli.tables import console_of, table_of

    shown = console_of()
    mark = f", {found.handling}" if found.handling else ""
    shown.print(f"{found.id}  {found.title} ({found.date}, {found.lang}{mark}), sources/{found.file}", markup=False)
    events = table_of(f"{len(found.events)} events", "who", "to whom", "what", "issue", "words")
    for event in found.events:
        events.add_row(
            event.source or "–", event.target or "–", f"{event.plover} {event.cameo}", event.issue or "–", event.trigger
        )
    claims = table_of(f"{len(found.claims)} claims", "kind", "about", "issue", "by", "words")
    for claim in found.claims:
        claims.add_row(
            claim.kind, claim.country or "–", claim.issue or "–", claim.by or "–", " ".join(claim.text.split())
        )
    shown.print(events)
    shown.print(claims)

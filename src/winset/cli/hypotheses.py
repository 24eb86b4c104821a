"""`winset hypotheses`: readings that compete, with what tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import opened, write_json

if TYPE_CHECKING:
    from winset.desk import Competing

__all__ = ["register"]

_SIGNS = {
    "very consistent": "++",
    "consistent": "+",
    "neutral": "0",
    "inconsistent": "−",
    "very inconsistent": "−−",
    None: "·",
}


def register(app: typer.Typer) -> None:
    """Add `hypotheses` to an application."""
    app.command()(hypotheses)


def hypotheses(
    case: CaseFolder,
    question: Annotated[
        str | None, typer.Argument(help="Id of one question; all by default.", show_default=False)
    ] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Readings of one event that compete: evidence for and against each, what tells them apart, and who dissents.

    What speaks against a reading counts (Heuer's analysis of competing hypotheses); the range runs from strong evidence
    alone to all of it at full weight.
    """
    from winset.desk import competing, dissents

    desk = opened(case, as_of=as_of)
    found = competing(desk, question)
    if as_json:
        shown = {one.question for one in found}
        write_json({"questions": found, "dissents": [d for d in dissents(desk) if d.question in shown]})
        return
    if not found:
        typer.echo("no question with readings that compete: rows go into hypotheses.csv and weighings.csv")
    for one in found:
        _print(one)


def _print(one: Competing) -> None:
    from winset.cli.tables import console_of, table_of

    shown = console_of()
    shown.print(f"\n{one.asks}  [{one.question}]", style="bold", markup=False)
    letters = [chr(ord("A") + place) for place in range(len(one.rivals))]
    rivals = table_of("", "", "reading", "held by", "against", "range", "for", right=("against", "for"))
    for letter, rival in zip(letters, one.rivals, strict=True):
        span = f"{rival.low:.1f} to {rival.high:.1f}"
        rivals.add_row(letter, rival.text, rival.holder, f"{rival.against:.1f}", span, str(rival.consistent))
    shown.print(rivals)
    items = table_of("Evidence, what tells most first", "date", "evidence", "weight", *letters, "tells")
    for item in one.items:
        signs = [_SIGNS[fit] for fit in item.fits]
        items.add_row(item.date, item.sentence, item.weight, *signs, f"{item.diagnosticity:.2f}")
    shown.print(items)
    shown.print(one.verdict, markup=False)
    for letter, rival in zip(letters, one.rivals, strict=True):
        if rival.dissent:
            where = f" [{', '.join(rival.source)}]" if rival.source else ""
            shown.print(f"Dissent for {letter}: {rival.dissent}{where}", markup=False)

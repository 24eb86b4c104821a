"""Commands that measure relations: shifts with what drove them, one pair by every source, samples to label."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import opened, warn_unread, write_json

if TYPE_CHECKING:
    from winset.desk import Desk
    from winset.desk.sampling import SampleRow

__all__ = ["register"]

Country = Annotated[str, typer.Argument(help="A country, by its ISO3 or its name.", show_default=False)]
By = Annotated[str, typer.Option(help="day, month, quarter or year.")]
Scope = Annotated[str, typer.Option(help="bilateral, multiparty or private acts.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (shifts, dyad, votes, sample):
        app.command()(command)


def shifts(
    case: CaseFolder, as_of: AsOf = None, by: By = "month", scope: Scope = "bilateral", as_json: Json = False
) -> None:
    """When a relation moved to another level, with its interval and the happenings that drove it."""
    from winset.cli.measuring_tables import print_shifts
    from winset.desk.contracts import shifts_contract

    desk = opened(case, as_of=as_of)
    found = desk.measure(unit=by, scope=scope)
    if as_json:
        write_json(shifts_contract(desk, found))
    else:
        print_shifts(found)
    warn_unread(case)


def dyad(
    case: CaseFolder,
    a: Country,
    b: Country,
    as_of: AsOf = None,
    by: By = "year",
    scope: Scope = "bilateral",
    as_json: Json = False,
) -> None:
    """One pair of countries by every source side by side: conflict, attention, breaks, and how far sources agree."""
    from winset.cli.measuring_tables import print_dyad
    from winset.desk.contracts import dyad_contract

    desk = opened(case, as_of=as_of)
    found = desk.pair(a, b, unit=by, scope=scope)
    if as_json:
        write_json(dyad_contract(desk, found))
    else:
        print_dyad(found)
    warn_unread(case)


def votes(
    case: CaseFolder,
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV with rcid, country_code, vote, date; or un_votes.rda beside un_roll_calls.rda.",
            show_default=False,
        ),
    ],
    ideal_points: Annotated[
        Path | None,
        typer.Option(help="CSV with iso3c, session, IdealPoint: estimates of others, shown beside the agreement."),
    ] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """How alike the countries vote in an assembly of states: alignment, not the relation itself."""
    from winset.cli.measuring_tables import print_votes
    from winset.desk.contracts import votes_contract
    from winset.desk.voting import voting

    desk = opened(case, as_of=as_of)
    found = voting(desk, file, ideal_points)
    if as_json:
        write_json(votes_contract(desk, found))
    else:
        print_votes(found)


def sample(
    case: CaseFolder,
    series: Annotated[str, typer.Argument(help="Data set: coded, or icews, gdelt ...", show_default=False)],
    size: Annotated[int, typer.Option(min=1, help="Rows to label.")] = 50,
    seed: Annotated[int, typer.Option(help="Of the random draw; the same seed draws the same rows.")] = 0,
    labels: Annotated[Path | None, typer.Option(help="CSV with the columns id and right (y or n).")] = None,
    draw: Annotated[bool, typer.Option("--draw", help="Print the sample as CSV to be labelled elsewhere.")] = False,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Draw a stratified sample of machine-coded rows, label them, and print their precision with its interval."""
    from winset.cli.measuring_tables import print_precision, print_sample
    from winset.desk.contracts import precision_contract
    from winset.desk.sampling import labels_of_csv, record_label, sampled

    desk = opened(case, as_of=as_of)
    rows = sampled(desk, series, size=size, seed=seed)
    if draw:
        print_sample(rows)
        return
    if labels is not None:
        for row, right in labels_of_csv(labels, rows):
            record_label(desk.folder, series, row, right=right)
    elif not as_json:
        _ask(desk, series, rows)
    found = desk.measure()
    if as_json:
        shown = next((precision_contract(one.precision) for one in found.sets if one.data == series), None)
        write_json({"data": series, "sample": rows, "precision": shown})
    else:
        print_precision(found, series)


def _ask(desk: Desk, series: str, rows: tuple[SampleRow, ...]) -> None:
    """Show the rows that have no label one by one and write down each answer at once."""
    from winset.desk.sampling import record_label

    waiting = [row for row in rows if row.right is None]
    for number, row in enumerate(waiting, 1):
        typer.echo(f"\n{number} of {len(waiting)}  {row.stratum}\n{row.sentence or ''}\n  {row.coding}")
        if row.act:
            typer.echo(f"  coded as: {row.act}")
        if row.url:
            typer.echo(f"  {row.url}")
        said = ""
        while said not in {"y", "n", "q"}:
            answer: str = typer.prompt("Is the coding right? y, n, or q to stop", default="q", show_default=False)
            said = answer.strip().lower()[:1]
        if said == "q":
            return
        record_label(desk.folder, series, row, right=said == "y")

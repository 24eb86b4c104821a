"""`winset who`: the sheet on a counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import opened, write_json

if TYPE_CHECKING:
    from winset.desk import Counterpart

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add `who` to an application."""
    app.command()(who)


def who(
    case: CaseFolder,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME|OFFICE",
            help="A name in any of three scripts, or `France foreign minister`.",
            show_default=False,
        ),
    ],
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Who holds an office, since when, after whom; last met; last said on each issue; known positions with ranges."""
    from winset.desk import counterparts

    found = counterparts(opened(case, as_of=as_of), " ".join(name))
    if as_json:
        write_json({"counterparts": found})
        return
    if len(found) > 1:
        typer.echo(f"{len(found)} people may be meant:")
        for sheet in found:
            typer.echo(f"  {sheet.name}, {_land(sheet)}: {sheet.office}, {_term(sheet.since, sheet.until)}")
        typer.echo("the first of them:")
    _print(found[0])


def _term(since: str, until: str | None) -> str:
    return f"{since} to {until}" if until else f"since {since}"


def _note(sheet: Counterpart) -> str:
    """What the table notes of the term that the sheet is about."""
    held = (t.note for t in sheet.held if (t.office, t.since) == (sheet.office, sheet.since) and t.note)
    return "".join(f", {note}" for note in held)


def _land(sheet: Counterpart) -> str:
    from winset.report.words import country_name

    return country_name(sheet.country)


def _print(sheet: Counterpart) -> None:
    from winset.cli.tables import console_of, table_of

    shown = console_of()
    also = f" ({', '.join(sheet.names)})" if sheet.names else ""
    shown.print(f"{sheet.name}{also}", style="bold")
    shown.print(f"{_land(sheet)}: {sheet.office}, {_term(sheet.since, sheet.until)}{_note(sheet)}", markup=False)
    for term in sheet.held:
        if (term.office, term.since) != (sheet.office, sheet.since):
            note = f", {term.note}" if term.note else ""
            shown.print(f"  also {term.office}, {_term(term.since, term.until)}{note}", markup=False)
    if not sheet.in_office:
        shown.print("not in that office on the day of this view")
    if sheet.predecessors:
        before = "; ".join(f"{t.holder} ({_term(t.since, t.until)})" for t in sheet.predecessors)
        shown.print(f"before: {before}", markup=False)
    met = table_of("Last met", "date", "where", "with", "about", "outcome")
    for meeting in sheet.met:
        met.add_row(meeting.date, meeting.place, ", ".join(meeting.others), meeting.topics, meeting.outcome)
    said = table_of("Last said or did, by issue", "issue", "date", "from", "sentence")
    for item in sheet.said:
        said.add_row(item.issue, item.date, item.kind, item.sentence)
    stands = table_of(
        "Where the office is thought to stand: 0 no cooperation, 1 the fullest; range 5 to 95 %; readings behind it",
        "issue", "level", "range", "readings", "would go along up to about", right=("level", "readings"),
    )  # fmt: skip
    for stand in sheet.stands:
        span = f"{_level(stand.low)} to {_level(stand.high)}"
        stands.add_row(stand.issue, _level(stand.mean), span, str(stand.readings), stand.means)
    for table, none in ((met, "no meeting"), (said, "no sentence"), (stands, "no position of this office")):
        if table.row_count:
            shown.print(table)
        else:
            shown.print(f"{none} is on record")


def _level(value: float) -> str:
    """A level of a ladder; never minus nothing."""
    return f"{round(value, 2) + 0.0:.2f}"

"""`winset rounds`: a panel of experts from invitation to result."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from winset.cli.arguments import CaseFolder, Json
from winset.cli.output import opened, write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from winset.desk.panels import Invitation, Reminder

__all__ = ["register"]

PanelArgument = Annotated[str, typer.Argument(metavar="PANEL", help="Id of the panel.", show_default=False)]
Key = Annotated[str, typer.Option("--key", help="From the invitation.", envvar="WINSET_KEY", show_default=False)]

rounds = typer.Typer(
    help="Ask experts in anonymous rounds, and take what they come to as one more dated source.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(rounds, name="rounds")


@rounds.command("list")
def list_panels(case: CaseFolder, as_json: Json = False) -> None:
    """The panels of a case; they are written in panels.toml, what they are asked in questions.csv."""
    from winset.cli.round_tables import print_panels
    from winset.desk.panels import panels_in

    found = panels_in(case)
    if as_json:
        write_json({"panels": found})
    else:
        print_panels(found)


@rounds.command()
def invite(
    case: CaseFolder,
    panel: PanelArgument,
    members: Annotated[
        Path | None, typer.Option(help="Table with the columns name, email, country and subgroup.")
    ] = None,
    lost: Annotated[
        str | None, typer.Option("--lost-key", metavar="EMAIL", help="A new key for a member who lost the old one.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="Folder for the letters, one file each.")] = None,
    as_json: Json = False,
) -> None:
    """Give out the seats. Each letter has its member's key, which is shown this once; names stay beside the case."""
    from winset.desk.panels import invite_file, lost_key

    if (members is None) == (lost is None):
        raise typer.BadParameter("name either --members or --lost-key")
    letters: Sequence[Invitation] = (
        (lost_key(case, panel, lost),) if lost is not None else invite_file(case, panel, members or Path())
    )
    _hand_out(letters, to, as_json=as_json)


@rounds.command()
def remind(
    case: CaseFolder,
    panel: PanelArgument,
    to: Annotated[Path | None, typer.Option(help="Folder for the letters, one file each.")] = None,
    as_json: Json = False,
) -> None:
    """Letters to those who have not handed in the open round."""
    from winset.desk.panels import reminders

    _hand_out(reminders(case, panel), to, as_json=as_json)


@rounds.command("open")
def open_(
    case: CaseFolder,
    panel: PanelArgument,
    proposals: Annotated[bool, typer.Option("--proposals", help="Round 0: collect options and constraints.")] = False,
) -> None:
    """Open the next round."""
    from winset.desk.panels import open_round

    number = open_round(case, panel, number=0 if proposals else None, today=date.today())  # noqa: DTZ011 - the user's day
    typer.echo(f"round {number} of {panel} is open")


@rounds.command()
def close(case: CaseFolder, panel: PanelArgument) -> None:
    """Close the open round; when that ends the panel, its positions become rows of readings.csv."""
    from winset.desk.panels import close_round

    done = close_round(case, panel, today=date.today())  # noqa: DTZ011 - the user's day
    typer.echo(f"round {done.round} of {panel} is closed")
    if done.result is not None:
        typer.echo(f"{'over' if done.result.over else 'not over'}: {done.result.why}")
    for name in done.readings:
        typer.echo(f"readings.csv: {name}")


@rounds.command()
def sheet(case: CaseFolder, panel: PanelArgument, key: Key, as_json: Json = False) -> None:
    """A member's questions, own last answers, and what the group said."""
    from winset.cli.round_tables import print_sheet
    from winset.desk.panels import sheet as sheet_of

    found = sheet_of(case, panel, key)
    if as_json:
        write_json(found)
    else:
        print_sheet(found)


@rounds.command()
def answer(
    case: CaseFolder,
    panel: PanelArgument,
    answers: Annotated[Path, typer.Argument(help="Table: question,q05,q50,q95,reason,evidence,minority.")],
    key: Key,
    draft: Annotated[bool, typer.Option("--draft", help="Keep them to go on later; do not hand in yet.")] = False,
) -> None:
    """Hand in answers to the open round, in place of what was handed in before."""
    from winset.desk.panels import answers_in, hand_in, save_draft

    number = (save_draft if draft else hand_in)(case, panel, key, answers_in(answers))
    typer.echo(f"{'kept' if draft else 'handed in'}: {number} answers")


@rounds.command()
def propose(
    case: CaseFolder,
    panel: PanelArgument,
    text: Annotated[str, typer.Argument(help="The option or constraint, in a sentence.")],
    key: Key,
    kind: Annotated[str, typer.Option(help="option or constraint.")] = "option",
    reason: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Put forward an option or a constraint while round 0 is open."""
    from winset.desk.panels import proposed

    proposed(case, panel, key, kind=kind, text=text, reason=reason)
    typer.echo("put forward, without your name")


@rounds.command()
def results(case: CaseFolder, panel: PanelArgument, as_json: Json = False) -> None:
    """What the panel came to: pooled judgements, agreement, stability and dissent."""
    from winset.cli.round_tables import print_result
    from winset.desk.panels import result

    found = result(case, panel)
    if as_json:
        write_json(found)
    else:
        print_result(found)


@rounds.command()
def beside(case: CaseFolder, as_json: Json = False) -> None:
    """The ranking with and without what experts said."""
    from winset.cli.round_tables import print_beside
    from winset.desk.panels import beside_experts

    found = beside_experts(opened(case))
    if as_json:
        write_json({"options": found, "reason": None if found else "no panel has ended in this case"})
    else:
        print_beside(found)


@rounds.command()
def export(
    case: CaseFolder,
    panel: PanelArgument,
    to: Annotated[Path, typer.Option(help="Folder to write to.", show_default=False)],
) -> None:
    """Write tables of the closed rounds without names, seats or order of arrival."""
    from winset.desk.panels import export_panel

    for path in export_panel(case, panel, to):
        typer.echo(str(path))


def _hand_out(letters: Sequence[Invitation] | Sequence[Reminder], to: Path | None, *, as_json: bool) -> None:
    """Letters as files that only their owner reads, as JSON, or on the screen."""
    if as_json:
        write_json({"letters": letters})
    elif to is not None:
        from winset.desk.panels import write_letters

        for path in write_letters(letters, to):
            typer.echo(str(path))
    elif not letters:
        typer.echo("nobody to write to")
    for letter in () if as_json or to is not None else letters:
        typer.echo(f"To: {letter.email}\n\n{letter.text}\n---")

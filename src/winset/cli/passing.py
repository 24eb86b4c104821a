"""Commands that pass a case on and take back what another person did."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from winset.cli.arguments import CaseFolder, Json
from winset.cli.output import write_json

__all__ = ["register"]

PackArgument = Annotated[Path, typer.Argument(metavar="PACK", help="File that `winset pack` wrote.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (pack, unpack, merge):
        app.command()(command)


def pack(
    case: CaseFolder,
    to: Annotated[Path, typer.Option(help="File to write, such as case.winset.", show_default=False)],
    open_only: Annotated[
        bool, typer.Option("--open-only", help="Leave out sources that may not be passed on.")
    ] = False,
    audience: Annotated[
        str | None,
        typer.Option(help="public, community, clients, organisation or recipients: leave out what is marked above."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a case into one file with checksums; names and answers of expert panels stay here."""
    from winset.desk.passing import pack_case

    done = pack_case(case, to, open_only=open_only, audience=audience)
    if as_json:
        write_json(done)
        return
    typer.echo(f"{done.path}: {done.files} files, {done.bytes} bytes before packing")
    if done.guarded:
        typer.echo(f"{len(done.guarded)} files of sources/ are marked above {audience} and stayed here")
    if done.closed:
        what = "left out" if done.left_out else "in it, for those who may see them (--open-only leaves them out)"
        typer.echo(f"{len(done.closed)} files of sources/ that may not be passed on: {what}")


def unpack(
    pack: PackArgument,
    to: Annotated[Path, typer.Option(help="Folder to make.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Make a case folder from a pack, after checking every checksum."""
    from winset.desk.passing import unpack_case

    found = unpack_case(pack, to)
    if as_json:
        write_json({"path": str(to), "case": found.case, "files": len(found.files)})
    else:
        typer.echo(f"made {to} from {len(found.files)} files of {found.case}: `winset read {to}` reads its sources")


def merge(
    case: CaseFolder,
    pack: PackArgument,
    base: Annotated[Path | None, typer.Option(help="The pack that was sent out: tells who changed what.")] = None,
    choices: Annotated[Path | None, typer.Option(help="Decisions: table file,row,column,take.")] = None,
    take: Annotated[str | None, typer.Option(help="ours or theirs, for every conflict without a decision.")] = None,
    trial: Annotated[bool, typer.Option("--trial", help="Only say what would be done.")] = False,
    as_json: Json = False,
) -> None:
    """Take another person's edits into a case: all, or none while a conflict is open (exit code 1)."""
    from winset.desk.passing import choices_in, merge_case

    if take not in {None, "ours", "theirs"}:
        raise typer.BadParameter("--take is ours or theirs")
    decided = choices_in(choices) if choices is not None else ()
    done = merge_case(case, pack, base=base, choices=decided, side=take, trial=trial)
    if as_json:
        write_json(done)
    else:
        for name, (added, changed, removed) in done.files.items():
            typer.echo(f"{name}: {added} added, {changed} changed, {removed} taken out")
        typer.echo(
            f"{len(done.sources)} new sources, {done.acts} new acts; {'written' if done.written else 'nothing written'}"
        )
        if done.conflicts:
            from rich.markup import escape

            from winset.cli.tables import console_of, table_of

            out = table_of(f"{len(done.conflicts)} conflicts", "file", "row", "column", "before", "ours", "theirs")
            for c in done.conflicts:
                out.add_row(*(escape(cell) for cell in (c.file, c.row, c.column, c.base, c.ours, c.theirs)))
            console_of().print(out)
    if done.conflicts:
        raise typer.Exit(1)

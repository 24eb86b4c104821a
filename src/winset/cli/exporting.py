"""`winset export`: a case as a data package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    case: CaseFolder,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Folder to write to.", show_default=False)],
    formats: Annotated[
        str, typer.Option("--formats", help="csv,json,parquet,xlsx,dta; CSV is always written, dta is Stata.")
    ] = ("csv,json,parquet,xlsx"),
    bom: Annotated[bool, typer.Option("--bom", help="Start CSV files with a byte order mark.")] = False,
    as_of: AsOf = None,
    audience: Annotated[
        str,
        typer.Option(
            help="For whom: public, community, clients, organisation or recipients; see handling marks (TLP)."
        ),
    ] = "community",
    as_json: Json = False,
) -> None:
    """Write tables, references, codebook and checksums for Excel, R, Stata, pandas and Zotero.

    Rows of sources that may not be passed on, or whose handling mark is above the audience, stay behind; counts and
    what is computed from them leave.
    """
    from winset.cli.output import opened, progress, write_json
    from winset.report.export import export_case

    chosen = tuple(name.strip() for name in formats.split(",") if name.strip())
    with progress() as tick:
        found = export_case(opened(case, as_of=as_of, audience=audience), to, formats=chosen, bom=bom, progress=tick)
    if as_json:
        write_json(found)
        return
    for name, rows in found.tables:
        typer.echo(f"{rows:>9,}  {name}")
    for held in found.withheld:
        why = f"handling: {held.handling}, above {audience}" if held.handling else f"licence: {held.licence}"
        typer.echo(f"stays behind: {held.rows:,} {held.kind} of {held.title} ({why})")
    for name in found.left_out:
        typer.echo(f"stays behind: table {name}, whose source may not be passed on")
    typer.echo(f"wrote {len(found.files)} files to {found.folder}")

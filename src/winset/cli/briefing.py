"""`winset brief`: one or two pages on what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder
from winset.cli.output import opened, write_json

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(brief)


def brief(
    case: CaseFolder,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="What became known after this day; 7 days by default.")
    ] = None,
    as_of: AsOf = None,
    audience: Annotated[
        str | None,
        typer.Option(
            metavar="AUDIENCE", help="For whom it is made: leaves out what is marked stricter; all by default."
        ),
    ] = None,
    to: Annotated[Path | None, typer.Option(help="Folder for the files; CASE/report by default.")] = None,
    template: Annotated[Path | None, typer.Option(help="Word document whose styles to take.")] = None,
    keep: Annotated[
        bool, typer.Option("--keep/--no-keep", help="Keep what it said, so that the next can tell what was wrong.")
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON on stdout; write no file.")] = False,
) -> None:
    """What is new and what it bears on, what moved, what contradicts, what is coming, what the last brief got wrong.

    Prints the text for a mail; writes it as a page (brief.html) and a Word document (brief.docx) too.
    """
    from winset.desk import AUDIENCES, write_file
    from winset.desk.briefing import a_week_before, keep_brief
    from winset.desk.briefing import brief as brief_of
    from winset.desk.days import day_of

    if audience is not None and audience not in AUDIENCES:
        raise typer.BadParameter(f"--audience is one of {', '.join(AUDIENCES)}")
    desk = opened(case, as_of=as_of, audience=audience)
    found = brief_of(desk, day_of(since, last=True) if since is not None else a_week_before(desk.day))
    if as_json:
        write_json(found)
        return
    from winset.report.brief import brief_document, brief_page, brief_text

    folder = to or case / "report"
    folder.mkdir(parents=True, exist_ok=True)
    text = brief_text(found)
    for name, data in (
        ("brief.html", brief_page(found).encode()),
        ("brief.docx", brief_document(found, template=template)),
        ("brief.txt", text.encode()),
    ):
        write_file(folder / name, data)
    if keep:
        keep_brief(desk, found)
    typer.echo(text)
    typer.echo(f"{folder / 'brief.html'}, brief.docx and brief.txt", err=True)

"""The commands. Each parses, calls the desk or the report, prints; what is heavy is imported inside the command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.briefing import register as register_briefing
from winset.cli.coding import register as register_coding
from winset.cli.comparing import register as register_comparing
from winset.cli.counterpart import register as register_counterpart
from winset.cli.documents import register as register_documents
from winset.cli.effects import register as register_effects
from winset.cli.emphasis import register as register_emphasis
from winset.cli.engine import register as register_engine
from winset.cli.exporting import register as register_exporting
from winset.cli.hypotheses import register as register_hypotheses
from winset.cli.measuring import register as register_measuring
from winset.cli.output import json_line, opened, plain, progress, warn_left_out, warn_unread, write_json
from winset.cli.passing import register as register_passing
from winset.cli.pasting import register as register_pasting
from winset.cli.promising import register as register_promising
from winset.cli.rounds import register as register_rounds
from winset.cli.searching import register as register_searching
from winset.cli.serving import register as register_serving
from winset.cli.stances import register as register_stances
from winset.cli.watching import register as register_watching

__all__ = ["app"]

_SILENT = 20
"""Documents of which `read` says that they stay silent."""
app = typer.Typer(
    name="winset",
    help="From the public record on a set of countries to a practical agenda.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes around the help cost 0.2 s
)

Jobs = Annotated[int, typer.Option("--jobs", min=1, help="Processes; changes nothing but speed.")]


@app.command()
def new(
    case: CaseFolder,
    template: Annotated[str | None, typer.Option("--from", help="A shipped case to start from.")] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            metavar="ISO3",
            help="A country of a case of your own, such as GRC; may be given several times.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of a case of your own.")] = None,
) -> None:
    """Make a case: a copy of a shipped one, or files of your own that say what goes where."""
    from winset.desk import create

    if template is not None and (country or title):
        raise typer.BadParameter("a shipped case has its countries and its title: give either --from or the others")
    made = create(case, template=template, title=title, countries=country or ())
    typer.echo(f"made {made}: edit its files, add sources with `winset add {made} FILE`, then `winset report {made}`")


@app.command()
def read(case: CaseFolder, jobs: Jobs = 1, as_json: Json = False) -> None:
    """Read what is new in `sources/` and code it. Interrupted, it goes on where it was."""
    from winset.cli.tables import print_reading
    from winset.desk import open_case
    from winset.desk import read as read_sources
    from winset.desk.unheard import unheard

    with progress() as tick:
        result = read_sources(case, jobs=jobs, progress=tick)
    if as_json:
        write_json(result)
    else:
        print_reading(result)
    silent = unheard(case)
    for file, why in silent[:_SILENT]:
        typer.echo(f"{file}: {why}", err=True)
    if len(silent) > _SILENT:
        typer.echo(f"{len(silent) - _SILENT} more documents are not read or have no day", err=True)
    written = open_case(case).problems
    warn_left_out(case, written, most=len(written))
    if result.problems or written:
        raise typer.Exit(1)


@app.command()
def code(
    countries: Annotated[str, typer.Option(help="The case's own countries: FRA,DEU,...")] = "",
    given_actors: Annotated[
        bool, typer.Option("--given-actors", help="Code the relation between source_text and target_text.")
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Code events and claims: JSON lines on stdin, one JSON line per record on stdout.

    A record is `{"id","text","date"?,"lang"?,"speaker"?}`. A line that cannot be used gives `{"id":null,"error":...}`
    and exit code 1 at the end.
    """
    from winset.desk import coded_lines

    failed = False
    named = tuple(name for name in countries.split(",") if name)
    for result in coded_lines(sys.stdin.buffer, countries=named, given_actors=given_actors, jobs=jobs):
        failed |= "error" in result
        sys.stdout.buffer.write(json_line(result))
        sys.stdout.buffer.flush()
    if failed:
        raise typer.Exit(1)


@app.command()
def relations(
    case: CaseFolder,
    as_of: AsOf = None,
    by: Annotated[str, typer.Option(help="day, month, quarter or year.")] = "month",
    scope: Annotated[str, typer.Option(help="bilateral, multiparty or private acts.")] = "bilateral",
    as_json: Json = False,
) -> None:
    """Conflict share and intensity by directed pair, issue and period, with intervals and shifts."""
    from winset.cli.tables import print_relations
    from winset.desk import relations_contract

    desk = opened(case, as_of=as_of)
    found = desk.measure(unit=by, scope=scope)
    if as_json:
        write_json(relations_contract(desk, found))
    else:
        print_relations(found)
    warn_unread(case)


@app.command()
def opinion(case: CaseFolder, as_of: AsOf = None, as_json: Json = False) -> None:
    """Polls by question: readings, breaks of mode, and the lowest reading of each."""
    from winset.cli.tables import print_opinion
    from winset.desk import opinion_contract

    desk = opened(case, as_of=as_of)
    if as_json:
        write_json(opinion_contract(desk))
    else:
        print_opinion(desk)


@app.command()
def constraints(case: CaseFolder, as_of: AsOf = None, as_json: Json = False) -> None:
    """The register: who at home holds each government back, on what, how strongly, on what evidence."""
    from winset.cli.tables import print_constraints
    from winset.desk import constraints_contract

    desk = opened(case, as_of=as_of)
    if as_json:
        write_json(constraints_contract(desk))
    else:
        print_constraints(desk)


@app.command()
def rank(
    case: CaseFolder,
    as_of: AsOf = None,
    top: Annotated[int, typer.Option(min=1, help="How many to print.")] = 20,
    beside: Annotated[bool, typer.Option("--beside", help="The ranks that simpler engines give, beside ours.")] = False,
    as_json: Json = False,
) -> None:
    """Options in the order in which all countries could ratify and gain from them."""
    from winset.cli.engine_tables import print_beside
    from winset.cli.tables import print_ranking
    from winset.desk import ranking_contract

    desk = opened(case, as_of=as_of)
    others = desk.beside if beside else None
    if as_json:
        write_json(ranking_contract(desk) | ({} if others is None else {"beside": others}))
    elif others is not None:
        print_beside(desk, others, top)
    else:
        print_ranking(desk, top)


@app.command()
def explain(
    case: CaseFolder,
    option: Annotated[str, typer.Argument(help="Id of an option.", show_default=False)],
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Why an option ranks where it does, and what would change it."""
    from winset.cli.promising_tables import print_windows
    from winset.cli.tables import print_explanation
    from winset.desk import explain as explained
    from winset.desk.calendar_ahead import windows

    desk = opened(case, as_of=as_of)
    found, ahead = explained(desk, option), windows(desk, option)
    if as_json:
        write_json(plain(found) | {"windows": plain(ahead)})
    else:
        print_explanation(desk, found)
        print_windows(ahead)


@app.command()
def report(
    case: CaseFolder,
    as_of: AsOf = None,
    template: Annotated[
        Path | None, typer.Option(help="A Word document whose styles report.docx takes.", show_default=False)
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            help="For whom: public, community, clients, organisation or recipients; see handling marks (TLP)."
        ),
    ] = "community",
    lang: Annotated[str, typer.Option("--lang", metavar="en|ja|ko", help="Language of headings and sentences.")] = "en",
    pdf: Annotated[bool, typer.Option("--pdf", help="Write report.pdf too: tagged, fonts embedded.")] = False,
    jobs: Jobs = 1,
    as_json: Json = False,
) -> None:
    """Read, code, measure, rank and compose the report; a shipped case is made where its folder is missing."""
    from winset.cli.tables import print_ranking, print_written
    from winset.desk import ensure_case, open_case, ranking_contract, read_if_needed
    from winset.report import write_report

    ensure_case(case)
    with progress() as tick:
        read_if_needed(case, jobs=jobs, progress=tick)
        desk = open_case(case, as_of=as_of, audience=audience)
        written = write_report(desk, template=template, lang=lang, pdf=pdf, progress=tick)
    if as_json:
        write_json({"report": [str(path) for path in written], **ranking_contract(desk)})
        return
    print_ranking(desk, 10)
    print_written(desk, written)
    for mark, number in desk.guarded.counts:
        typer.echo(f"left out: {number} documents marked {mark}, above {audience}")
    if desk.problems:
        raise typer.Exit(1)


@app.command()
def verify(case: CaseFolder, as_json: Json = False) -> None:
    """Compute every number of the report again and say which differ."""
    from winset.cli.tables import print_verification
    from winset.desk import verified

    with progress() as tick:
        result = verified(case, progress=tick)
    if as_json:
        write_json(result)
    else:
        print_verification(result)
    if result.differing or result.changed:
        raise typer.Exit(1)


for register in (
    register_briefing,
    register_coding,
    register_comparing,
    register_counterpart,
    register_documents,
    register_effects,
    register_emphasis,
    register_engine,
    register_exporting,
    register_hypotheses,
    register_measuring,
    register_passing,
    register_pasting,
    register_promising,
    register_rounds,
    register_searching,
    register_serving,
    register_stances,
    register_watching,
):
    register(app)

"""Commands about documents: what they claim, and what of it joins the case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import progress, warn_unread, write_json

if TYPE_CHECKING:
    from winset.desk import Fetched

__all__ = ["register"]

Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", help="constraint, recommendation, commitment, stance or figure; may be given several times."
    ),
]
Countries = Annotated[
    list[str] | None,
    typer.Option("--country", metavar="ISO3", help="Only claims about this country; may be given several times."),
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="Of documents that give no date themselves: 2021-02-01, 2021-02 or 2021."
    ),
]


def register(app: typer.Typer) -> None:
    """Add `add`, `claims` and `review` to an application."""
    for command in (add, claims, review):
        app.command()(command)


def add(
    case: CaseFolder,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|URL...", help="Files, folders or addresses.", show_default=False),
    ] = None,
    from_list: Annotated[
        Path | None, typer.Option("--from-list", metavar="FILE", help="Fetch the addresses in this file, one a line.")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", help="Fetch the pages that a feed names too.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ask again for what was fetched before.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and its own network too.")
    ] = False,
    delay: Annotated[float, typer.Option(min=0.0, help="Least seconds between two requests to one host.")] = 1.0,
    source: Annotated[str | None, typer.Option(help="Id of the source that they belong to.")] = None,
    title: Annotated[str | None, typer.Option(help="Name of that source for readers.")] = None,
    licence: Annotated[str, typer.Option(help="What the origin states.")] = "not stated",
    redistributable: Annotated[bool, typer.Option(help="Whether its sentences may leave in an export.")] = False,
    date: Date = None,
    as_json: Json = False,
) -> None:
    """Bring documents, event files or pages of the web into a case; `winset read` then reads them.

    What is fetched from the web is kept with its address. Stopped and run again, fetching goes on where it was.
    """
    from winset.desk import add as bring_in
    from winset.desk import fetch_into, is_address, wanted_in

    told: dict[str, Any] = {
        "source": source, "title": title, "licence": licence, "redistributable": redistributable,
    }  # fmt: skip
    files = [Path(word) for word in what or () if not is_address(word)]
    wanted = [word for word in what or () if is_address(word)]
    if not (files or wanted or from_list):
        raise typer.BadParameter("name files, folders or addresses, or give --from-list")
    listed = wanted_in(from_list) if from_list else ()
    added = bring_in(case, files, date=date, **told) if files else ()
    fetched: tuple[Fetched, ...] = ()
    if wanted or listed:
        with progress() as tick:
            fetched = fetch_into(
                case, [*wanted, *listed], follow=follow, again=again, private=allow_private, delay=delay,
                progress=tick, **told,
            )  # fmt: skip
    if as_json:
        write_json({"added": added, "fetched": fetched})
    else:
        for file in added:
            typer.echo(f"{'added' if file.new else 'had'} {file.name}")
        for page in fetched:
            typer.echo(f"{page.outcome} {page.name or page.url}" + (f": {page.reason}" if page.reason else ""))
        warn_unread(case)
    if any(page.outcome == "refused" for page in fetched):
        raise typer.Exit(1)


def claims(
    where: Annotated[
        Path, typer.Argument(metavar="FILE|CASE", help="A document, or the folder of a case.", show_default=False)
    ],
    kind: Kinds = None,
    country: Countries = None,
    as_of: AsOf = None,
    date: Date = None,
    rules: Annotated[
        bool,
        typer.Option(
            "--rules",
            help="Of a file: read by rules alone, without weak claims of sentences that mean one in other words.",
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """What a document, or every document of a case, states: constraints, proposals, commitments, stances, figures."""
    if where.is_dir():
        _of_case(where, tuple(kind or ()), tuple(country or ()), as_of, as_json=as_json)
    else:
        told: dict[str, Any] = {"date": date, "by_meaning": not rules}
        _of_file(where, frozenset(kind or ()), frozenset(country or ()), told, as_json=as_json)


def _of_case(
    case: Path, kinds: tuple[str, ...], countries: tuple[str, ...], as_of: str | None, *, as_json: bool
) -> None:
    from winset.cli.document_tables import print_case_claims
    from winset.desk import case_claims

    found = case_claims(case, kinds=kinds, countries=countries, as_of=as_of)
    if as_json:
        write_json(found)
    else:
        print_case_claims(found)
    warn_unread(case)


def _of_file(
    file: Path, kinds: frozenset[str], countries: frozenset[str], told: dict[str, Any], *, as_json: bool
) -> None:
    from winset.cli.document_tables import print_claims
    from winset.desk import file_claims

    documents, problems = file_claims(file, **told)
    shown = [
        document
        | {
            "claims": [
                claim
                for claim in document["claims"]
                if (not kinds or claim["kind"] in kinds) and (not countries or claim["country"] in countries)
            ]
        }
        for document in documents
    ]
    if as_json:
        write_json(shown[0] if len(shown) == 1 else {"documents": shown})
    else:
        for document in shown:
            print_claims(document)
    for problem in problems:
        typer.echo(f"winset: {problem}", err=True)


def review(
    case: CaseFolder,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="constraint, option, commitment or poll; may be given several times."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write the suggestions as CSV, to be decided there.")
    ] = None,
    decided: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Carry out the decisions in this CSV.")
    ] = None,
    author: Annotated[str | None, typer.Option(help="Who decides; you by default.")] = None,
    top: Annotated[int, typer.Option(min=1, help="How many to show at a terminal.")] = 50,
    as_json: Json = False,
) -> None:
    """What the texts of a case suggest for its files: accept or reject each with a key, or all of them in a CSV.

    Accepted rows are written into the files of the case; nothing is added by itself. A proposal that an option of the
    case already covers is noted as such.
    """
    from winset.cli.reviewing import decide_with_keys, print_decided, print_suggestions
    from winset.desk import decide, decisions_in, pending, review_csv, write_file

    if decided is not None:
        results = decide(case, decisions_in(decided), author=author)
        if as_json:
            write_json({"decided": results})
        else:
            print_decided(results)
        if any(one.outcome == "refused" for one in results):
            raise typer.Exit(1)
        return
    found = pending(case, kinds=tuple(kind or ()))
    if to is not None:
        write_file(to, review_csv(found).encode())
        typer.echo(
            f"wrote {len(found)} suggestions to {to}: fill in `decision`, then `winset review {case} --from {to}`"
        )
    elif as_json:
        write_json({"suggestions": found})
    elif sys.stdin.isatty() and sys.stdout.isatty():
        decide_with_keys(case, found[:top], author)
    else:
        print_suggestions(found[:top], of=len(found))

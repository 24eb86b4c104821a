"""Commands about documents: what they claim, and what of it joins the case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from winset.cli.output import write_json

__all__ = ["register"]

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Use only what was known on this day: 2021-02-01, 2021-02 or 2021."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON on stdout.")]
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


def register(app: typer.Typer) -> None:
    """Add `claims` to an application."""
    for command in (claims,):
        app.command()(command)


def claims(
    where: Annotated[
        Path, typer.Argument(metavar="FILE|CASE", help="A document, or the folder of a case.", show_default=False)
    ],
    kind: Kinds = None,
    country: Countries = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """What a document, or every document of a case, states: constraints, proposals, commitments, stances, figures."""
    if where.is_dir():
        _of_case(where, tuple(kind or ()), tuple(country or ()), as_of, as_json=as_json)
    else:
        _of_file(where, frozenset(kind or ()), frozenset(country or ()), as_json=as_json)


def _of_case(
    case: Path, kinds: tuple[str, ...], countries: tuple[str, ...], as_of: str | None, *, as_json: bool
) -> None:
    from winset.cli.document_tables import print_case_claims  # noqa: PLC0415
    from winset.desk import case_claims  # noqa: PLC0415

    found = case_claims(case, kinds=kinds, countries=countries, as_of=as_of)
    if as_json:
        write_json(found)
    else:
        print_case_claims(found)


def _of_file(file: Path, kinds: frozenset[str], countries: frozenset[str], *, as_json: bool) -> None:
    from winset.cli.document_tables import print_claims  # noqa: PLC0415
    from winset.desk import file_claims  # noqa: PLC0415

    documents, problems = file_claims(file)
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

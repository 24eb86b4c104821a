"""`winset compare`: what changed between texts, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.arguments import Json
from winset.cli.output import write_json
from winset.errors import BadInput, Problem

if TYPE_CHECKING:
    from winset.desk import Series, Text

__all__ = ["register"]

MARKER = "winset.toml"


def register(app: typer.Typer) -> None:
    """Add `compare` to an application."""
    app.command()(compare)


def compare(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE FILE... | CASE [DOCUMENT DOCUMENT...]",
            help="Files of any readable format; or a case and documents of it, by id or words of the title.",
            show_default=False,
        ),
    ],
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="Joint statements of a case: trilateral for all its countries, or A-B; a rank goes after a colon, as "
            "trilateral:ministers or trilateral:any. Without one, that of which there are most.",
        ),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--as", metavar="KIND", help="successive statements, or readouts of one meeting.")
    ] = None,
    only_phrases: Annotated[
        bool, typer.Option("--phrases", help="Only the table of watched phrases: which entered and which left.")
    ] = False,
    all_clauses: Annotated[bool, typer.Option("--all", help="Print kept clauses too, not only what changed.")] = False,
    to_html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page with the texts side by side.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Use only documents that were known on this day.")
    ] = None,
    as_json: Json = False,
) -> None:
    """What changed in the words: successive statements of one format, or the capitals' readouts of one meeting.

    Clauses are aligned by meaning, across English, Japanese and Korean, and marked kept, softened, hardened, dropped or
    added; every mark names its rule and its words.
    """
    series = _series(what, format_, as_of)
    texts = series.texts if series is not None else _texts(what, as_of)
    if series is not None and not as_json:
        from winset.cli.comparing_tables import print_series

        print_series(series)
    chosen = {} if series is None else _chosen(series)
    if only_phrases:
        _phrases(texts, chosen, as_json=as_json)
    else:
        _changes(texts, kind, to_html, chosen, all_clauses=all_clauses, as_json=as_json)


def _chosen(series: Series) -> dict[str, Any]:
    """What JSON tells of the choice of texts."""
    return {"format": series.format, "level": series.level, "left_out": series.left}


def _phrases(texts: tuple[Text, ...], chosen: Mapping[str, Any], *, as_json: bool) -> None:
    from winset.cli.comparing_tables import print_phrases
    from winset.desk import phrase_uses

    used = phrase_uses(texts)
    if as_json:
        told = [{"id": t.id, "title": t.name, "date": t.date, "lang": t.lang, "file": t.file} for t in texts]
        write_json({"texts": told, "phrases": used, **chosen})
    else:
        print_phrases(texts, used)


def _changes(
    texts: tuple[Text, ...],
    kind: str | None,
    to_html: Path | None,
    chosen: Mapping[str, Any],
    *,
    all_clauses: bool,
    as_json: bool,
) -> None:
    from winset.cli.comparing_tables import print_comparison
    from winset.desk import compare_texts, comparison_contract, write_file

    found = compare_texts(texts, kind=kind)
    if to_html is not None:
        from winset.report import comparison_page

        write_file(to_html, comparison_page(found).encode())
        typer.echo(f"wrote {to_html}", err=True)
    if as_json:
        write_json({**comparison_contract(found), **chosen})
    else:
        print_comparison(found, all_clauses=all_clauses)


def _series(what: list[str], format_: str | None, as_of: str | None) -> Series | None:
    """The statements of a format of a case, where one is asked for."""
    from winset.desk import series_of_format

    first = Path(what[0])
    return None if format_ is None or not (first / MARKER).is_file() else series_of_format(first, format_, as_of=as_of)


def _texts(what: list[str], as_of: str | None) -> tuple[Text, ...]:
    from winset.desk import texts_in_case, texts_in_files

    first = Path(what[0])
    if (first / MARKER).is_file():
        return texts_in_case(first, what[1:], as_of=as_of)
    missing = [name for name in what if not Path(name).is_file()]
    if missing:
        told = f"there is no file {missing[0]}, and {what[0]} is no case; name files, or a case and its documents"
        raise BadInput([Problem(file=missing[0], code="missing", what=told)])
    return texts_in_files([Path(name) for name in what])

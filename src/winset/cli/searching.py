"""The command that looks for words in a case."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import opened, plain, warn_unread, write_json

if TYPE_CHECKING:
    from winset.desk.searching import Found, Search

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add `search` to the program."""
    app.command(context_settings={"ignore_unknown_options": True})(search)


def search(
    case: CaseFolder,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, help="How many to print.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many to leave out before them.")] = 0,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Find sentences and rows of a case by words of any script, the most relevant first.

    All words must be there; '"side by side"', -not, this OR that, begin*, lang:ja, kind:option, after:2019-07 and
    before:2020 say more. Names in English are looked for in Japanese and Korean too.
    """
    from winset.desk.searching import search as looked_for

    desk = opened(case, as_of=as_of)
    found = looked_for(desk, _query(words), limit=limit, offset=offset, everything=as_of is None)
    if as_json:
        write_json(_contract(found))
    else:
        _print(found)
    warn_unread(case)


def _query(words: list[str]) -> str:
    """The words as one search; an argument that the shell kept together is a phrase."""
    return words[0] if len(words) == 1 else " ".join(f'"{w}"' if " " in w and '"' not in w else w for w in words)


def _contract(found: Search) -> dict[str, Any]:
    told: dict[str, Any] = plain(found)
    told["langs"], told["kinds"] = dict(found.langs), dict(found.kinds)
    told["found"] = [plain(one.match) | {"names": plain(one.names)} for one in found.found]
    return told


def _print(found: Search) -> None:
    for one in found.found:
        match = one.match
        place = " ".join(filter(None, (match.kind, match.id, f"page {match.page}" if match.page else "")))
        typer.echo(" ".join(filter(None, (typer.style(match.date or "undated", bold=True), match.lang, place))))
        typer.echo(f"  {_marked(one)}")
        if names := ", ".join(f"{name.text} = {name.english}" for name in one.names):
            typer.secho(f"  {names}", dim=True)
        if origin := " ".join(filter(None, (match.title if match.kind != "title" else "", match.url or match.file))):
            typer.secho(f"  {origin}", dim=True)
    first = found.offset + 1
    shown = f"{first} to {found.offset + len(found.found)} of {found.total}" if found.found else f"{found.total} found"
    typer.echo(shown + "".join(f", {lang} {number}" for lang, number in found.langs if len(found.langs) > 1))
    if found.also:
        typer.echo(f"also looked for {', '.join(found.also)}")
    if found.later:
        typer.echo(f"{found.later} more were known later than {found.as_of} or are undated")


def _marked(one: Found) -> str:
    """The words with what was looked for underlined; in angle brackets where the output is no terminal."""
    out, at = [], 0
    for start, end in one.match.marks:
        out += [one.match.text[at:start], _mark(one.match.text[start:end])]
        at = end
    return " ".join("".join([*out, one.match.text[at:]]).split())


def _mark(text: str) -> str:
    return typer.style(text, bold=True, underline=True) if sys.stdout.isatty() else f"<{text}>"

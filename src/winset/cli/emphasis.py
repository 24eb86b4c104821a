"""The command that tells what each country speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from winset.cli.arguments import AsOf, Json
from winset.cli.output import write_json

if TYPE_CHECKING:
    from winset.desk.emphasis import Emphasis, Share

__all__ = ["register"]

TOP: Final = 6
"""Issues that are shown where nobody names any."""
WIDTH: Final = 720
"""Pixels of the picture."""
_BARS: Final = "▁▂▃▄▅▆▇█"


def register(app: typer.Typer) -> None:
    """Add `emphasis` to the program."""
    app.command()(emphasis)


def emphasis(
    where: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|CASE...", help="Speeches, zips of them, or folders of cases.", show_default=False),
    ],
    issues: Annotated[str, typer.Option(help="Issues, with commas; the most frequent ones where none is named.")] = "",
    years: Annotated[int, typer.Option(min=1, help="Years that are counted together.")] = 5,
    first: Annotated[int | None, typer.Option(metavar="YEAR", help="Leave out what is earlier.")] = None,
    examples: Annotated[int, typer.Option(min=0, help="Sentences kept behind each share, in JSON.")] = 1,
    chart: Annotated[
        Path | None, typer.Option(metavar="SVG", help="Draw the shares into this file.", show_default=False)
    ] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """What each country speaks of: the share of its sentences on each issue, period by period, with intervals.

    A speech belongs to the country and year in its name, like FRA_74_2019.txt, else to those of its author or
    publisher and its date. Emphasis is what is spoken of, not what is held of it.
    """
    from winset.desk.emphasis import emphasis as measured

    wanted = [name.strip() for name in issues.split(",") if name.strip()]
    found = measured(where, wanted=wanted, years=years, first=first, as_of=as_of, examples=examples)
    shown = found.issues if wanted else found.issues[:TOP]
    if chart is not None:
        _draw(found, shown, chart)
    if as_json:
        write_json(found)
    else:
        _print(found, shown)
    for file, why in found.left_out:
        typer.echo(f"winset: {file}: {why}", err=True)


def _print(found: Emphasis, shown: Sequence[str]) -> None:
    from winset.cli.tables import console_of, table_of

    since, until = min(s.since for s in found.shares), max(s.until for s in found.shares)
    title = f"{found.speeches} texts, {found.sentences} sentences, {since}–{until} in periods of {found.years} years"
    table = table_of(title, "issue", "country", "over time", "highest", "latest", "interval", "sentences",
                     right=("highest", "latest", "sentences"))  # fmt: skip
    for shares in ([s for s in found.shares if s.issue == issue] for issue in shown):
        top = max((s.share for s in shares), default=0.0)
        for country, group in groupby(shares, key=lambda s: s.country):
            rows = list(group)
            highest, latest = max(rows, key=lambda s: s.share), rows[-1]
            table.add_row(
                rows[0].title if country == shares[0].country else "",
                country,
                _bars(rows, top, range(since, until + 1, found.years)),
                f"{highest.share:.1%} {highest.since}",
                f"{latest.share:.1%} {latest.since}",
                f"{latest.low:.1%}–{latest.high:.1%}",
                f"{latest.sentences} of {latest.of}",
            )
    console = console_of()
    console.print(table)
    console.print(
        "share of a country's sentences that have words of the issue, 95 % interval of the latest period; "
        "a dot is a period without a text; what is spoken of, not what is held of it"
    )


def _bars(rows: Sequence[Share], top: float, periods: Sequence[int]) -> str:
    """A bar a period, on one scale for all countries."""
    held = {row.since: row.share for row in rows}
    return "".join(
        _BARS[min(len(_BARS) - 1, int(held[since] / top * len(_BARS)))] if top and since in held else "·"
        for since in periods
    )


def _draw(found: Emphasis, shown: Sequence[str], to: Path) -> None:
    from winset.desk import write_file
    from winset.report.charts.emphasis import EmphasisPoint, emphasis_chart
    from winset.report.charts.svg import svg

    points = [
        EmphasisPoint(
            year=(s.since + s.until) / 2, country=s.country, issue=s.title, share=s.share, low=s.low,
            high=s.high,
            label=f"{s.country}, {s.title}, {s.since}–{s.until}: {s.share:.1%} "
            f"({s.low:.1%}–{s.high:.1%}), {s.sentences} of {s.of} sentences",
        )
        for issue in shown
        for s in found.shares
        if s.issue == issue
    ]  # fmt: skip
    title = "What each country speaks of"
    subtitle = f"Share of its sentences, {found.years} years together, 95 % interval; each panel has its own scale"
    spec = emphasis_chart(points, title=title, subtitle=subtitle, width=WIDTH)
    write_file(to, svg(spec, label=f"{title}. {subtitle}").encode())

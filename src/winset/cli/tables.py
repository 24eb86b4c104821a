"""Results as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from winset.cli.measuring_tables import break_words, precision_words
from winset.desk import Desk, Explanation, Relations, lowest
from winset.desk.contracts import doubtful
from winset.desk.showing import index_shown

if TYPE_CHECKING:
    from winset.desk import ReadReport, Verification

__all__ = [
    "NO_OPTION",
    "WIDTH",
    "console_of",
    "none_known",
    "print_constraints",
    "print_explanation",
    "print_opinion",
    "print_ranking",
    "print_reading",
    "print_relations",
    "print_verification",
    "print_written",
    "table_of",
]

WIDTH = 118
NO_OPTION = ("options", "option", "options.toml", "`winset review` finds proposals in texts")
"""What `none_known` is told of where there is no option."""
_PROBLEMS = 20


def console_of() -> Console:
    """Plain where stdout is no terminal, so that a pipe gets whole lines."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH)


def table_of(title: str, *columns: str, right: Sequence[str] = ()) -> Table:
    """An empty table in the look of all of them; `right` names the columns that stand at the right."""
    table = Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return table


def none_known(desk: Desk, field: str, one: str, file: str, or_else: str = "") -> str:
    """Why a table of the case has no row to show: none is written, or those that are become known later."""
    said = f"no {one} is known on {desk.day.isoformat()}"
    if later := desk.later(field):
        return f"{said}: {len(later)} in {file} become known later, the first on {later[0]} (`--as-of`)"
    return f"{said}: rows go into {file}" + (f", or {or_else}" if or_else else "")


def print_ranking(desk: Desk, top: int) -> None:
    """The first options of the ranking."""
    ranking = desk.ranking
    if not ranking.options and not ranking.apart:
        console_of().print(none_known(desk, *NO_OPTION))
        return
    title = f"What could be ratified, as known on {desk.day.isoformat()}"
    table = table_of(
        title, "", "option", "tier", "index", "range", "ambition", "binding", "form", right=("", "index", "ambition")
    )
    for row in ranking.options[:top]:
        table.add_row(
            str(row.rank),
            row.title,
            row.tier,
            index_shown(row.p_joint),
            f"{row.p_low:.2f}–{row.p_high:.2f}",
            f"{row.ambition:.2f}",
            row.binding.player if row.binding else "–",
            f"{row.variant.instrument}, {row.variant.frame}, {row.variant.format}",
        )
    console = console_of()
    console.print(table)
    more = len(ranking.options) - top
    tail = f"{more} more with `--top`; " if more > 0 else ""
    apart = f"{len(ranking.apart)} options are done, replaced, practised or below today's levels."
    console.print(tail + apart, style="dim")
    if not ranking.calibrated:
        console.print(
            "The index orders options; it is no probability: `winset backtest` says how it did on past ones.",
            style="dim",
        )


def print_constraints(desk: Desk) -> None:
    """The register, a block a country."""
    console = console_of()
    if not desk.register:
        console.print(
            f"no constraint is in force on {desk.day.isoformat()}: rows go into constraints.csv, "
            f"or texts state them (`winset claims {desk.folder.path} --kind constraint`)",
            soft_wrap=True,
        )
        return
    for country in desk.case.countries:
        table = table_of(
            country, "", "strength", "cost", "kind", "issue", "what", "claimed by", right=("", "strength", "cost")
        )
        for row in (r for r in desk.register if r.constraint.country == country):
            stated = row.constraint
            table.add_row(
                str(row.rank),
                f"{stated.strength:.1f} ({stated.low:.1f}–{stated.high:.1f})",
                f"{row.cost:+.3f}",
                stated.kind if stated.direction == "constrains" else f"{stated.kind} (helps)",
                stated.issue,
                stated.what,
                stated.by,
            )
        if table.row_count:
            console.print(table)
    console.print("cost: mean loss of the index over the open options while the constraint holds", style="dim")


def print_opinion(desk: Desk) -> None:
    """One line a question."""
    table = table_of(
        "Opinion", "asked", "about", "question", "pollster", "readings", "last", "lowest", right=("readings",)
    )
    for trend in desk.opinion:
        waves = [wave for run in trend.runs for wave in run.waves]
        record = lowest(trend)
        table.add_row(
            trend.respondents,
            trend.about,
            trend.question,
            trend.pollster,
            str(len(waves)),
            f"{waves[-1].low:g} % ({waves[-1].end})",
            "–" if record is None else f"{record.wave.low:g} % ({record.wave.end}): {record.text}",
        )
    console = console_of()
    or_else = "`winset review` finds figures of polls in texts"
    console.print(table if desk.opinion else none_known(desk, "polls", "poll figure", "polls.csv", or_else))
    for jump in doubtful(desk):
        console.print(f"look at {jump.figure} ({jump.respondents} about {jump.about}, {jump.start}): {jump.text}")


def print_relations(found: Relations) -> None:
    """Series by data set with their attention, the precision of the coding, breaks in its volume, and shifts."""
    console = console_of()
    if found.reason:
        console.print(found.reason)
    for one in found.sets:
        title = f"{one.data}: {one.rows} events, {one.first} to {one.last}; {found.scope} acts by {found.unit}"
        table = table_of(
            title,
            "pair",
            "periods",
            "happenings",
            "conflict share",
            "attention, ‰",
            "last",
            right=("periods", "happenings", "attention, ‰"),
        )
        told = zip(one.whole.rows(), one.whole_attention.total.tolist(), strict=True)
        for (source, target), rows in groupby(told, key=lambda row: (row[0]["source"], row[0]["target"])):
            periods, totals = zip(*rows, strict=True)
            last = periods[-1]
            n = sum(row["happenings"] for row in periods)
            k = sum(row["happenings"] * (row["conflict_share"] or 0.0) for row in periods)
            table.add_row(
                f"{source} → {target}",
                str(len(periods)),
                f"{n:.0f}",
                f"{k / n:.2f}" if n else "–",
                f"{1000 * n / sum(totals):.1f}" if n else "–",
                f"{last.get('month', last.get('period'))}: {last['level']:.2f}"
                f" ({last['level_low']:.2f}–{last['level_high']:.2f})",
            )
        console.print(table)
        said = precision_words(one.precision).lstrip("; ") or "no rows labelled yet; `winset sample` draws some"
        console.print(f"  coding: {said}")
        for b in one.breaks:
            console.print(f"  from {b.date} on {one.data} {break_words(b)}")
        for series in one.shifts:
            for shift in series.shifts:
                when = f"{shift.date} ({shift.first} to {shift.last}) {shift.direction}"
                console.print(
                    f"  {series.key[0]}–{series.key[1]} {when}: conflict share {shift.before:.2f} → {shift.after:.2f}"
                )


def print_explanation(desk: Desk, found: Explanation) -> None:
    """Who stands where on an option, and what would move it."""
    console = console_of()
    option = next(o for o in desk.case.options if o.id == found.option)
    form = found.form.variant
    console.print(
        f"[bold]{option.title}[/bold] as {form.instrument}, {form.frame}, {form.format}: index {found.joint:.2f}"
    )
    table = table_of(
        "Consent",
        "player",
        "issue",
        "ideal",
        "midpoint",
        "accepts",
        "adds",
        right=("ideal", "midpoint", "accepts", "adds"),
    )
    for stand in found.stands:
        table.add_row(
            f"{stand.country} {stand.name}",
            stand.issue,
            f"{stand.ideal:.2f} ± {stand.sd:.2f}",
            f"{stand.midpoint:.2f}",
            f"{stand.accept:.2f}",
            f"{stand.adds:+.2f}",
        )
    console.print(table)
    for other in found.others[:5]:
        v = other.variant
        console.print(f"  or {v.instrument}, {v.frame}, {v.format} ({' '.join(other.countries)}): {other.joint:.2f}")
    for swing in found.swings[:8]:
        console.print(f"  {swing.what}: {swing.low:.2f} to {swing.high:.2f}")
    for item in found.evidence[:8]:
        read = f"{item.reading} at {item.level:.2f} of {item.issue}, {item.shift:+.2f}"
        console.print(f"  {item.date} {item.who} ({read}): {item.sentence}", style="dim")


def print_reading(result: ReadReport) -> None:
    """What came of each file."""
    console = console_of()
    table = table_of("Sources", "file", "kind", "rows", "refused", right=("rows", "refused"))
    for file in result.files:
        table.add_row(file.name, file.kind, str(file.rows), str(len(file.problems)))
    if result.files:
        console.print(table)
    else:
        console.print("sources/ is empty: `winset add CASE FILE` brings something in")
    for problem in result.problems[:_PROBLEMS]:
        console.print(f"  {problem}")
    if len(result.problems) > _PROBLEMS:
        console.print(f"  ... and {len(result.problems) - _PROBLEMS} more; `--json` has them all")


def print_written(desk: Desk, written: Sequence[Path]) -> None:
    """Where the report is, and rows that could not be used."""
    console = console_of()
    for path in written:
        console.print(f"wrote {path}")
    for problem in desk.problems[:_PROBLEMS]:
        console.print(f"left out: {problem}")
    if len(desk.problems) > _PROBLEMS:
        console.print(f"... and {len(desk.problems) - _PROBLEMS} more rows that could not be used")


def print_verification(result: Verification) -> None:
    """How many numbers came out the same."""
    console = console_of()
    console.print(f"{result.same} of {result.numbers} numbers as known on {result.as_of} come out the same")
    for row in result.differing[:_PROBLEMS]:
        console.print(f"  {row.function} {dict(row.arguments)}: was {row.was}, is {row.now}")
    if result.changed:
        console.print("files, acts or the program have changed since: `winset report` makes the report anew")

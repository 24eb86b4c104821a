"""Shifts, pairs and samples as tables for people."""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.table import Table

from winset.desk import Relations, period_label
from winset.desk.pair import Pair, PairSource, Precision, VolumeBreak
from winset.desk.sampling import SampleRow
from winset.desk.voting import Voting

__all__ = [
    "break_words",
    "precision_words",
    "print_dyad",
    "print_precision",
    "print_sample",
    "print_shifts",
    "print_votes",
]

_WIDTH: Final = 118


def print_shifts(found: Relations) -> None:
    """Every shift with its interval, each followed by the happenings that drove it."""
    console = _console()
    if found.reason:
        console.print(found.reason)
    for one in found.sets:
        console.print(f"{one.data}: {one.rows} events, {one.first} to {one.last}{precision_words(one.precision)}")
        for series in one.shifts:
            pair = f"{series.key[0]}–{series.key[1]}"
            if not series.shifts:
                console.print(f"  {pair}: {series.reason or 'no shift'} ({series.happenings:.0f} happenings)")
            for shift in series.shifts:
                console.print(
                    f"  {pair} {shift.date} ({shift.first} to {shift.last}) {shift.direction}: conflict share "
                    f"{shift.before:.2f} → {shift.after:.2f}, {shift.size:+.2f} ({shift.low:+.2f} to {shift.high:+.2f})"
                )
                for name in shift.drivers:
                    driver = one.drivers[name]
                    reports = "1 report" if driver.reports == 1 else f"{driver.reports} reports"
                    console.print(f"      {driver.day} {driver.what}, {reports}: {driver.evidence}")


def print_dyad(found: Pair) -> None:
    """The series of a pair by every source in one table, then breaks, precision, and how far each two agree."""
    console = _console()
    if found.sources:
        _print_sources(console, found)
    else:
        console.print(f"no source knows acts between {found.a} and {found.b}")
    for entry in found.calendar:
        when = entry.date if entry.until is None or entry.until == entry.date else f"{entry.date} to {entry.until}"
        console.print(f"  {when} {entry.country} {entry.kind}: {entry.what}", markup=False, highlight=False)


def _print_sources(console: Console, found: Pair) -> None:
    title = f"{found.a}–{found.b}: happenings, conflict share (90 %), attention per 1,000 of the source"
    table = Table("period", *(source.data for source in found.sources), title=title)
    known = [_periods(source, found.attention[source.data][0].share.tolist()) for source in found.sources]
    for period in sorted({label for rows in known for label in rows}):
        table.add_row(period, *(rows.get(period, "–") for rows in known))
    console.print(table)
    for source in found.sources:
        rate = precision_words(found.precision.get(source.data))
        console.print(f"{source.data}: acts of {source.first} to {source.last}{rate or '; no rows labelled yet'}")
        for b in found.attention[source.data][1]:
            console.print(f"  from {b.date} on it {break_words(b)}")
    for one, other, pair in found.compared():
        console.print(
            f"{one} and {other}: {len(pair.periods)} common periods, rank correlation of the conflict share "
            f"{_number(pair.share)}, of the number of happenings {_number(pair.volume)}; "
            f"they differ beyond chance in {pair.apart}"
        )


def _periods(source: PairSource, attention: Sequence[float]) -> dict[str, str]:
    """What one source says of each period."""
    found = {}
    of = source.whole.cells
    for at, (day, n) in enumerate(zip(of.period, of.happenings.tolist(), strict=True)):
        share, low, high = (float(v[at]) for v in (source.whole.conflict_share, source.whole.low, source.whole.high))
        conflict = f"{share:.2f} ({low:.2f}–{high:.2f})" if n else "–"
        found[period_label(day, of.unit)] = f"{n:.0f}, {conflict}, {1000 * float(attention[at]):.1f}"
    return found


def print_votes(found: Voting) -> None:
    """One line a pair and period."""
    more = ("ideal points", "apart") if found.stands else ()
    console = _console()
    table = Table("pair", "years", "votes", "agreement", "beyond chance (π)", *more, title="Alignment in votes")
    for a, b, years, one in found.rows:
        share = one.agreement
        agreement = f"{share.value:.2f} ({share.low:.2f}–{share.high:.2f})"
        stand = found.stands.get((a, b, years))
        known = () if stand is None else (f"{stand.a:+.2f}, {stand.b:+.2f}", f"{stand.distance:.2f}")
        table.add_row(f"{a}–{b}", years, str(one.votes), agreement, _number(one.pi), *known)
    console.print(table)
    if found.hindsight is not None:
        console.print(
            f"  the ideal points were estimated from votes up to {found.hindsight}: nobody had them on that day"
        )
    for problem in found.problems:
        console.print(f"  {problem}", markup=False)


def print_sample(rows: Sequence[SampleRow]) -> None:
    """The sample as CSV on stdout, with an empty column `right` where there is no label yet."""
    writer = csv.writer(sys.stdout)
    writer.writerow(("id", "right", "stratum", "coding", "sentence", "url"))
    for row in rows:
        right = "" if row.right is None else "ny"[row.right]
        writer.writerow((row.id, right, row.stratum, row.coding, row.sentence or "", row.url or ""))


def print_precision(found: Relations, data: str) -> None:
    """The share of right rows, in all and by stratum."""
    console = _console()
    one = next((one for one in found.sets if one.data == data), None)
    if one is None or one.precision is None:
        console.print(f"{data}: no labels yet")
        return
    console.print(f"{data}{precision_words(one.precision)}")
    for name, share in one.precision.strata:
        console.print(f"  {name}: {share.value:.2f} ({share.low:.2f} to {share.high:.2f})")


def break_words(found: VolumeBreak) -> str:
    """What happened to the volume of a source."""
    return f"reports {found.factor:.1f} times as much of everything: compare shares only"


def precision_words(found: Precision | None) -> str:
    """Labelled rows and the share of right ones with its interval; nothing where none were labelled."""
    if found is None:
        return ""
    share = found.share
    return f"; {found.labelled} rows labelled, right: {share.value:.2f} ({share.low:.2f} to {share.high:.2f})"


def _console() -> Console:
    """As wide as the terminal; a pipe gets whole lines."""
    console = Console()
    return console if console.is_terminal else Console(width=_WIDTH, soft_wrap=True)


def _number(value: float) -> str:
    return "unknown" if math.isnan(value) else f"{value:.2f}"

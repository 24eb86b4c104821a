"""Shifts, pairs and samples as tables for people."""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from winset.desk import Measured, Relations, period_label
from winset.desk.measures import Cells
from winset.desk.sampling import SampleRow
from winset.desk.voting import Voting

__all__ = ["print_dyad", "print_precision", "print_sample", "print_shifts", "print_votes"]


def print_shifts(found: Relations) -> None:
    """Every shift with its interval, each followed by the happenings that drove it."""
    console = Console()
    if found.reason:
        console.print(found.reason)
    for one in found.sets:
        console.print(f"{one.data}: {one.rows} events, {one.first} to {one.last}{_precision(one)}")
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


def print_dyad(found: Relations, a: str, b: str) -> None:
    """The series of a pair by every source in one table, then how far each two agree."""
    console = Console()
    sets = [(one.data, one.pair(a, b)) for one in found.sets]
    table = Table("period", *(f"{name}: n, conflict" for name, of in sets if of.period.size), title=f"{a}–{b}")
    known = {name: _periods(of) for name, of in sets if of.period.size}
    for period in sorted({label for rows in known.values() for label in rows}):
        cells = [rows.get(period, (0.0, 0.0)) for rows in known.values()]
        table.add_row(period, *(f"{n:.0f}, {k / n:.2f}" if n else "–" for n, k in cells))
    console.print(table if known else f"no source knows acts between {a} and {b}")
    for one, other, pair in found.compared(a, b):
        console.print(
            f"{one} and {other}: {len(pair.periods)} common periods, rank correlation of the conflict share "
            f"{_number(pair.share)}, of the number of happenings {_number(pair.volume)}; "
            f"they differ beyond chance in {pair.apart}"
        )


def _periods(of: Cells) -> dict[str, tuple[float, float]]:
    """Happenings and conflicts by period."""
    columns = zip(of.period, of.happenings.tolist(), of.conflicts.tolist(), strict=True)
    return {period_label(day, of.unit): (n, k) for day, n, k in columns}


def print_votes(found: Voting) -> None:
    """One line a pair and period."""
    table = Table("pair", "years", "votes", "agreement", "beyond chance (π)", title="Alignment in votes")
    for a, b, years, one in found.rows:
        share = one.agreement
        agreement = f"{share.value:.2f} ({share.low:.2f}–{share.high:.2f})"
        table.add_row(f"{a}–{b}", years, str(one.votes), agreement, _number(one.pi))
    console = Console()
    console.print(table)
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
    console = Console()
    one = next((one for one in found.sets if one.data == data), None)
    if one is None or one.precision is None:
        console.print(f"{data}: no labels yet")
        return
    console.print(f"{data}{_precision(one)}")
    for name, share in one.precision.strata:
        console.print(f"  {name}: {share.value:.2f} ({share.low:.2f} to {share.high:.2f})")


def _precision(one: Measured) -> str:
    found = one.precision
    if found is None:
        return ""
    share = found.share
    return f"; {found.labelled} rows labelled, right: {share.value:.2f} ({share.low:.2f} to {share.high:.2f})"


def _number(value: float) -> str:
    return "unknown" if math.isnan(value) else f"{value:.2f}"

"""Whether shifts of relations line up with militarised disputes, over all pairs of the world, more than by chance.

Run: `python benchmarks/relations_disputes.py ../shared/data` (the folder with `events/` and `states/`). Event data are
the public fifth of ICEWS, between governments; disputes are the monthly list of the Correlates of War. Both cover 2005
to 2010. Nobody chose the disputes for this program and nothing is tuned to them: every setting stands beside the
default. Chance is the same shifts at months turned around the calendar of each pair, so that what is busy stays busy.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from winset.relations import STATE_SECTORS, Cells, cells, is_conflict, shifts, undirected
from winset.relations.happenings import cluster_weights, happening_ids
from winset.sources.events import import_events
from winset.sources.ties import read_ties

FIRST, LAST = np.datetime64("2005-01", "M"), np.datetime64("2010-12", "M")
MONTHS = int((LAST - FIRST).astype(int)) + 1
LEAST = 60
"""Happenings that a pair must have in the six years."""
TURNS = 4000
SETTINGS: tuple[tuple[str, dict[str, float]], ...] = (
    ("default", {}),
    *((f"{alarm:.0%} false alarms", {"alarm": alarm}) for alarm in (0.02, 0.5)),
    *((f"at least {n} months", {"min_length": n}) for n in (1, 2, 6)),
)

Onsets = dict[tuple[str, str], list[int]]
"""Months since FIRST in which a dispute of a pair began."""


@dataclass(frozen=True, slots=True)
class Found:
    """Shifts to the worse of one pair, and the disputes that began between the two."""

    shifts: tuple[int, ...]
    onsets: tuple[int, ...]

    def hits(self, window: int, turn: int = 0) -> int:
        """Disputes with a shift within the window, with all shifts moved by so many months around the calendar."""
        moved = [(at + turn) % MONTHS for at in self.shifts]
        return sum(any(abs(at - onset) <= window for at in moved) for onset in self.onsets)


def events(data: Path, *, private: bool) -> Cells:
    """Undirected months of every pair."""
    with tempfile.TemporaryDirectory(prefix="winset-") as folder:
        for path in sorted((data / "events/icews05-15_named").glob("*.gz")):
            to = Path(folder, path.name)
            to.mkdir()
            import_events(path, to)
        sectors = ", ".join(f"'{sector}'" for sector in sorted(STATE_SECTORS))
        state = " AND ".join(f"coalesce({side}_sector, 'GOV') IN ({sectors})" for side in ("source", "target"))
        found = duckdb.sql(f"""
            SELECT source_country AS source, target_country AS target, first_day AS day, cameo, goldstein
            FROM '{folder}/*/*.parquet'
            WHERE refused IS NULL AND source_country <> target_country AND {"true" if private else state}
                AND date_trunc('month', first_day) BETWEEN DATE '{FIRST}-01' AND DATE '{LAST}-01'
            ORDER BY ALL""").fetchnumpy()  # noqa: S608 - our own names
    source, target, cameo = (found[name].astype(np.str_) for name in ("source", "target", "cameo"))
    day = found["day"].astype("datetime64[D]")
    weight = cluster_weights(
        happening_ids(day.astype(np.str_), source, target, np.array([c[:2] for c in cameo])), source, target
    )
    conflict = weight * np.array([is_conflict(cameo=c) for c in cameo])
    goldstein = found["goldstein"].astype(np.float64)
    return undirected(
        cells(
            source=source, target=target, issue=None, period=day, happenings=weight, conflicts=conflict,
            intensity_sum=weight * goldstein, intensity_sumsq=weight * goldstein**2, unit="month",
        )
    )  # fmt: skip


def onsets(data: Path) -> Onsets:
    """Months in which disputes began, each pair's once a month."""
    ties, _ = read_ties(data / "states/dyad_month_MID_post1990.csv.gz")
    found: Onsets = {}
    for tie in ties:
        at = int((np.datetime64(tie.date, "M") - FIRST).astype(int))
        if 0 <= at < MONTHS:
            found.setdefault((tie.countries[0], tie.countries[1]), []).append(at)
    return {pair: sorted(set(months)) for pair, months in found.items()}


def pairs_of(of: Cells) -> list[tuple[tuple[str, str], Cells]]:
    """The pairs with enough happenings, each with its cells."""
    found = []
    for number, (one, other, _) in enumerate(of.keys):
        here = slice(of.starts[number], of.starts[number + 1])
        if of.happenings[here].sum() >= LEAST:
            names = ("period", "happenings", "conflicts", "intensity_sum", "intensity_sumsq")
            columns = {name: getattr(of, name)[here] for name in names}
            size = columns["period"].size
            found.append(
                ((one, other), cells(source=[one] * size, target=[other] * size, issue=None, unit="month", **columns))
            )
    return found


def study(pairs: list[tuple[tuple[str, str], Cells]], began: Onsets) -> None:
    """Print the share of conflict before and after disputes begin, over all of them together."""
    before, after = np.zeros(2), np.zeros(2)
    more = count = 0
    for pair, of in pairs:
        at = (of.period.astype("datetime64[M]") - FIRST).astype(int)
        for onset in began.get(pair, ()):
            sides = []
            for first, last in ((onset - 12, onset - 1), (onset, onset + 2)):
                inside = (at >= first) & (at <= last)
                sides.append(np.array([of.conflicts[inside].sum(), of.happenings[inside].sum()]))
            if sides[0][1] and sides[1][1]:
                before, after = before + sides[0], after + sides[1]
                more += sides[1][0] / sides[1][1] > sides[0][0] / sides[0][1]
                count += 1
    share = [f"{k:.0f} of {n:.0f} = {k / n:.3f}" for k, n in (before, after)]
    print(f"conflicts of happenings, 12 months before a dispute begins: {share[0]}; in its first 3 months: {share[1]}")
    print(f"the share is higher in the first 3 months than before in {more} of {count} disputes")


def line_up(name: str, pairs: list[tuple[tuple[str, str], Cells]], began: Onsets, settings: dict[str, float]) -> None:
    """Print how many disputes have a shift to the worse, and how many the same shifts have by chance."""
    draws = np.random.default_rng(0).integers(0, MONTHS, (TURNS, len(pairs)))
    found, quiet = [], 0
    for pair, of in pairs:
        told = shifts(of, **settings).shifts  # type: ignore[arg-type]  # whole numbers among them
        worse = tuple(int((np.datetime64(s.date, "M") - FIRST).astype(int)) for s in told if s.direction == "worse")
        found.append(Found(worse, tuple(began.get(pair, ()))))
        quiet += len(worse) if pair not in began else 0
    without = sum(pair not in began for pair, _ in pairs)
    with_ = len(pairs) - without
    rates = [
        10 * count / (MONTHS / 12) / max(many, 1)
        for count, many in ((sum(len(f.shifts) for f in found if f.onsets), with_), (quiet, without))
    ]
    told_ = []
    for window in (1, 3):
        hits = sum(f.hits(window) for f in found)
        table = [np.array([f.hits(window, turn) for turn in range(MONTHS)]) for f in found]
        chance = sum(row[draws[:, n]] for n, row in enumerate(table))
        high = (1 + np.count_nonzero(chance >= hits)) / (1 + TURNS)
        told_.append(f"±{window}: {hits:3} found, {np.mean(chance):5.1f} by chance (p {high:.4f})")
    print(
        f"  {name:22} {'   '.join(told_)}   to the worse a decade: {rates[0]:.2f} with disputes, {rates[1]:.2f} without"
    )


def main() -> None:
    """Print both scopes."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    began = onsets(data)
    for scope, private in (("governments", False), ("private parties too", True)):
        pairs = pairs_of(events(data, private=private))
        asked = Counter(pair in began for pair, _ in pairs)
        number = sum(len(began[pair]) for pair, _ in pairs if pair in began)
        print(f"\n== ICEWS {FIRST} to {LAST}, {scope}: {len(pairs)} pairs with {LEAST} happenings or more,")
        print(f"{asked[True]} of them with disputes, {number} beginnings")
        study(pairs, began)
        for name, settings in SETTINGS:
            line_up(name, pairs, began, settings)


if __name__ == "__main__":
    main()

"""How many known turns of the Japan-South Korea relation the shifts find, from which source, and how many are false.

Run: `python benchmarks/relations_shifts.py ../shared/data` (the folder with `events/` and `known_history.csv`).
Nothing is tuned here: the settings are the defaults of `winset.relations.shifts`; other settings stand beside them so
that one can see how much hangs on them. With `--why` behind the folder it prints instead what the counts of ICEWS do
around each known turn, and what other units, directions, minima and prices would find.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from datetime import date
from pathlib import Path

import numpy as np

from winset.model import TurningPoint
from winset.relations import (
    Cells,
    RitualDay,
    cells,
    coarser,
    is_conflict,
    only,
    score_shifts,
    series,
    shifts,
    undirected,
)
from winset.relations.happenings import cluster_weights, happening_ids

PAIR = {"Japan": "JPN", "South Korea": "KOR"}
PRIVATE = re.compile(
    r"business|labor|worker|fisher|citizen|protester|activist|scholar|professor|media|journalist|student|"
    r"indigenous|company|companies|employee|lawyer|criminal|ngo|artist|refugee",
    re.IGNORECASE,
)
RITUALS = Path(__file__).resolve().parents[1] / "src/winset/cases/us_japan_rok/rituals.csv"


def cameo_codes(data: Path) -> dict[str, tuple[str, float]]:
    """CAMEO code and Goldstein weight of each relation name."""
    with (data / "events/cameo_codes_icews.csv").open(encoding="latin-1") as file:
        return {row["name"].strip().lower(): (row["code"], float(row["goldstein"])) for row in csv.DictReader(file)}


def icews(data: Path, *, private: bool = False) -> tuple[Cells, tuple[date, date]]:
    """Counts by day between the two governments from the public fifth of ICEWS 2005-2015."""
    codes = cameo_codes(data)
    rows = []
    for path in sorted((data / "events/icews05-15_named").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                source, relation, target, day = line.rstrip("\n").split("\t")
                sides = [PAIR.get(country_of(name)) for name in (source, target)]
                if None in sides or sides[0] == sides[1]:
                    continue
                if private or not (PRIVATE.search(source) or PRIVATE.search(target)):
                    rows.append((*sides, day, *codes[relation.strip().lower()]))
    source, target, day, code, goldstein = (np.array(column) for column in zip(*rows, strict=True))
    ids = happening_ids(day, source, target, np.array([c[:2] for c in code]))
    weight = cluster_weights(ids, source, target)
    conflict = np.array([is_conflict(cameo=c) for c in code])
    found = cells(
        source=source, target=target, issue=None, period=day.astype("datetime64[D]"), happenings=weight,
        conflicts=weight * conflict, intensity_sum=weight * goldstein, intensity_sumsq=weight * goldstein**2,
        unit="day",
    )  # fmt: skip
    return found, (date(2005, 1, 1), date(2015, 12, 31))


def country_of(name: str) -> str:
    """The country of an ICEWS actor: the last bracket, or the name itself."""
    bracket = re.search(r"\(([^()]*)\)$", name)
    return bracket.group(1) if bracket else name


def gdelt(data: Path) -> tuple[Cells, tuple[date, date]]:
    """Days with a negative balance among the days with news, from the daily balances of GDELT 2018-2024.

    The file has no counts, only a sum of Goldstein weights a day; the sign of the day is all that can be counted.
    """
    with gzip.open(data / "events/gdelt_daily_dyads_2018_2024.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if {row["a"], row["b"]} == {"JPN", "KOR"}]
    day = np.array([f"{r['date'][:4]}-{r['date'][4:6]}-{r['date'][6:]}" for r in rows], dtype="datetime64[D]")
    edge = np.array([float(r["edge_ab"]) for r in rows])
    news = (edge != 0).astype(float)
    found = cells(
        source=["JPN"] * day.size, target=["KOR"] * day.size, issue=None, period=day, happenings=news,
        conflicts=(edge < 0).astype(float), intensity_sum=edge, intensity_sumsq=edge**2, unit="day",
    )  # fmt: skip
    return found, (day.min().astype(date), day.max().astype(date))


def known_turns(data: Path) -> list[TurningPoint]:
    """The known history of the pair, all kinds."""
    with (data / "known_history.csv").open(encoding="utf-8") as file:
        return [
            TurningPoint(
                date=r["date"], dyad=tuple(r["dyad"].split("-")), direction=r["direction"], what=r["what"],
                kind=r["kind"], source=r["source"], known_from=r["date"],
            )
            for r in csv.DictReader(file)
        ]  # fmt: skip


def rituals() -> list[RitualDay]:
    """The calendar of the case."""
    with RITUALS.open(encoding="utf-8") as file:
        return [
            RitualDay(
                month=int(r["month"]), day=int(r["day"]), days=int(r["days"]), label=r["label"],
                since=int(r["since"]) if r["since"] else None,
            )
            for r in csv.DictReader(file)
        ]  # fmt: skip


def report(name: str, counts: Cells, covered: tuple[date, date], turns: list[TurningPoint]) -> None:
    """Print years, shifts and scores of one source."""
    pair = undirected(counts)
    print(f"\n== {name}: {pair.happenings.sum():.0f} counted, {covered[0]} to {covered[1]}")
    for row in series(coarser(pair, "year")).rows():
        share = f"{row['conflict_share']:.3f} ({row['low']:.3f}-{row['high']:.3f})"
        mean = f"mean weight {row['intensity']:.2f}"
        print(f"  {row['period']}  n {row['happenings']:5.0f}  conflict share {share}  {mean}")
    level_shifts = [t for t in turns if t.kind == "level-shift"]
    monthly = coarser(pair, "month")
    found = shifts(monthly, rituals=rituals())
    print(f"  dispersion {found.dispersion:.2f}, price of a cut {found.penalty:.2f}, habits "
          + ", ".join(f"{label} x{odds:.2f}" for label, odds in found.habits))  # fmt: skip
    for s in found.shifts:
        print(f"  shift {s.date} ({s.first} to {s.last}) {s.direction}: {s.before:.2f} -> {s.after:.2f}, "
              f"{s.size:+.2f} ({s.low:+.2f} to {s.high:+.2f})")  # fmt: skip
    for match in score_shifts(found.shifts, level_shifts, covered=covered).matches:
        print(f"    {match.date} {match.direction:6} {'found ' + match.found if match.found else 'missed':14} "
              f"{match.what[:70]}")  # fmt: skip
    print("  kind         alarm  window  found     by chance  false alarms a decade")
    for kind, asked in (("level-shift", level_shifts), ("all turns", turns)):
        for alarm in (0.1, 0.02, 0.5):
            for window in (1, 3):
                tried = found if alarm == found.alarm else shifts(monthly, rituals=rituals(), alarm=alarm)
                score = score_shifts(tried.shifts, asked, covered=covered, window=window)
                print(f"  {kind:12} {alarm:5.2f}  ±{window}      {score.hits} of {len(score.matches):2}   "
                      f"{score.by_chance:6.2f}     {score.alarms_per_decade:.1f}")  # fmt: skip


def why(data: Path, turns: list[TurningPoint]) -> None:
    """Print the counts before and after each known turn of ICEWS, and what other settings find."""
    counts, covered = icews(data)
    known = [t for t in turns if t.kind == "level-shift" and covered[0] <= date.fromisoformat(t.date) <= covered[1]]
    month = coarser(undirected(counts), "month")
    print(f"{month.happenings.sum() / 132:.1f} happenings a month; conflicts / happenings before -> from that month on")
    for turn in known:
        at = np.datetime64(turn.date[:7], "M")
        when = month.period.astype("datetime64[M]")
        sides = []
        for months in (3, 12):
            for first, last in ((at - months, at), (at, at + months)):
                inside = (when >= first) & (when < last)
                k, n = month.conflicts[inside].sum(), month.happenings[inside].sum()
                sides.append(f"{k:4.0f} /{n:4.0f} = {k / max(n, 1):.2f}")
        print(f"  {turn.date} {turn.direction:6}  3 months: {sides[0]} -> {sides[1]}   12: {sides[2]} -> {sides[3]}")
    directed = coarser(counts, "month")
    tried: list[tuple[str, Cells, dict[str, float]]] = [
        ("default", month, {}),
        *((f"at least {n} months", month, {"min_length": n}) for n in (1, 2, 6)),
        *((f"{a:.0%} false alarms", month, {"alarm": a}) for a in (0.02, 0.5)),
        *((f"{key[0]} to {key[1]} alone", only(directed, {key}), {}) for key in directed.keys),
        ("by day, at least 90", undirected(counts), {"min_length": 90}),
        ("private parties too", coarser(undirected(icews(data, private=True)[0]), "month"), {}),
    ]
    for name, cells_, settings in tried:
        found = shifts(cells_, rituals=rituals(), **settings)  # type: ignore[arg-type]  # whole numbers among them
        score = score_shifts(found.shifts, known, covered=covered)
        told = ", ".join(f"{s.date} {s.direction}" for s in found.shifts) or "none"
        print(f"  {name:22} {score.hits} of {len(known)}, {score.alarms_per_decade:.1f} false a decade: {told}")


def main() -> None:
    """Print every source."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    turns = known_turns(data)
    if "--why" in sys.argv:
        why(data, turns)
        return
    report("ICEWS 2005-2015, a random fifth, governments", *icews(data), turns)
    report("ICEWS 2005-2015, a random fifth, private parties too", *icews(data, private=True), turns)
    report("GDELT 2018-2024, days of negative balance", *gdelt(data), turns)


if __name__ == "__main__":
    main()

"""Series of a case with many events against DuckDB's bare GROUP BY over the same parts, side by side in one run.

Run: `python benchmarks/relations_store.py [events]` (10,000,000 by default). Events are drawn over 200 countries, 30
issues and 20 years with the skew of real event data: few pairs have most of them. `bare` groups the part of acts by
directed dyad, issue and month with the same sums, and nothing else. With 50,000,000 events the same command is the
soak: DuckDB may use 700 MB, far less than the events take.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from winset.reference.countries import countries
from winset.relations import (
    CONFLICT_PLOVER,
    CONFLICT_ROOTS,
    STATE_SECTORS,
    Cells,
    numbered_cells,
    over_issues,
    series,
    shifts,
    undirected,
)
from winset.store import CaseFolder, Counting, Counts, EventReader, counts
from winset.store.columns import LINES
from winset.store.event_files import read_events
from winset.store.parts import part_file, parts
from winset.store.source_files import record_reading, source_files

COUNTING = Counting(state_sectors=STATE_SECTORS, conflict_roots=CONFLICT_ROOTS, conflict_types=CONFLICT_PLOVER)
EVENTS = """
SELECT i + 1 AS row, 'drawn' AS data, i::VARCHAR AS event_id, c[1 + (200 * r1 ** 4)::INT] AS source_country,
    c[1 + (200 * r2 ** 4)::INT] AS target_country, 'issue' || lpad((r3 ** 2 * 30)::INT::VARCHAR, 2, '0') AS issue,
    lpad((1 + r4 * 19)::INT::VARCHAR, 2, '0') || '0' AS cameo, r4 * 20 - 10 AS goldstein,
    DATE '2000-01-01' + (i * 7300 // {n})::INT AS first_day
FROM (SELECT i, {draws} FROM range({n}) AS t(i)),
    (SELECT {countries} AS c)
"""
BARE = """
SELECT source_country, target_country, issue, date_trunc('month', first_day) AS period, sum(1.0 / reports),
    sum(1.0 / reports) FILTER (left(cameo, 2) >= '09'), sum(goldstein / reports), sum(goldstein * goldstein / reports)
FROM '{part}' GROUP BY ALL
"""


def timed(what: str, work: Callable[[], Any]) -> tuple[np.ndarray[Any, Any], Any]:
    """Print how long the work took; that, as wall and processor time, and its result."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:46} {wall:7.3f} s {cpu:7.3f} s cpu  load {os.getloadavg()[0]:.1f}", flush=True)
    return np.array([wall, cpu]), result


def write(_: Path, name: str, to: Path, *, n: int) -> tuple[()]:
    """The drawn events as a reader writes them."""
    del name
    columns = ", ".join(f'NULL::{column.type} AS "{column.name}"' for column in LINES)
    draws = ", ".join(f"hash({4 * n} + 4 * i + {k}) / 18446744073709551616.0 AS r{k}" for k in range(1, 5))
    drawn = EVENTS.format(n=n, countries=sorted(countries())[:201], draws=draws)
    with duckdb.connect(config={"threads": 2, "memory_limit": "2GB"}) as con:
        query = f"SELECT {columns} WHERE false UNION ALL BY NAME ({drawn})"
        con.execute(f"COPY ({query}) TO '{to / '0.parquet'}' (FORMAT parquet, COMPRESSION zstd)")
    return ()


def made(folder: Path, n: int) -> tuple[CaseFolder, Path]:
    """A case with so many events, and its part of acts."""
    case = CaseFolder.create(folder / "case")
    (case.layout.sources / "drawn").write_text("drawn")
    reader = EventReader(
        code="drawn", recognises=lambda _: True, write=lambda p, name, to: write(p, name, to, n=n), counting=COUNTING
    )
    with case.deriving() as writer:
        (file,) = source_files(case.layout.sources, writer.db)
        record_reading(writer.db, file, read_events(writer, file, reader))
        (acts,) = parts(writer.db, kind="acts")
    return case, part_file(case.layout.parts, acts)


def _cells(table: Counts) -> Any:  # noqa: ANN401 - cells
    numbers = (table.source_number, table.target_number, table.issue_number)
    sums = {name: getattr(table, name) for name in ("happenings", "conflicts", "intensity_sum", "intensity_sumsq")}
    return numbered_cells((table.countries, table.issues), numbers, period=table.period, **sums)


def page(pair: Cells) -> Any:  # noqa: ANN401 - rows
    """What the page of a pair shows: both directions, and the whole with its level."""
    return series(pair, levels=False), series(undirected(pair)).rows()


def main() -> None:
    """Print the times of one run."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory(prefix="winset-") as folder:
        _, (case, part) = timed(f"{n:,} events into the case", lambda: made(Path(folder), n))
        with case.query() as query:
            bare, _ = timed("bare GROUP BY", lambda: query.con.execute(BARE.format(part=part)).fetchnumpy())
            one, table = timed("counts", lambda: counts(query, data="drawn", counting=COUNTING))
            two, of = timed("cells", lambda: _cells(table))
            three, _ = timed("series: shares, intensities, intervals", lambda: series(of, levels=False))
            wall, cpu = (one + two + three) / bare
            print(
                f"{of.period.size:,} cells of {len(of.keys):,} series: {wall:.2f} x bare GROUP BY, {cpu:.2f} x its cpu"
            )
            busy = of.keys[0][:2]
            found, table = timed(
                "one pair: counts", lambda: counts(query, data="drawn", countries=busy, counting=COUNTING)
            )
            pair = over_issues(_cells(table))
            more, _ = timed("one pair: series and rows", lambda: page(pair))
            wall, cpu = 1000 * (found + more)
            print(f"one pair's page: {wall:.0f} ms, {cpu:.0f} ms cpu, {pair.period.size:,} cells")
            timed("one pair: shifts", lambda: shifts(undirected(pair)))


if __name__ == "__main__":
    main()

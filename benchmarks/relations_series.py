"""Time of all directed dyad x issue x month series from aggregated counts, against the bare GROUP BY that makes them.

Run: `python benchmarks/relations_series.py [events]` (10,000,000 by default). Events are drawn over 200 countries,
30 issues and 20 years with the skew of real event data: few pairs have most of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np

from winset.relations import Cells, cells, filled, only, series, shifts, undirected

EVENTS = """
CREATE TABLE events AS SELECT
    chr(65 + (a // 26)::INT) || chr(65 + (a % 26)::INT) || 'X' AS source,
    chr(65 + (b // 26)::INT) || chr(65 + (b % 26)::INT) || 'X' AS target,
    'issue' || lpad(((random() ** 2) * 30)::INT::VARCHAR, 2, '0') AS issue,
    DATE '2000-01-01' + (random() * 7300)::INT AS day, random() < 0.2 AS conflict, random() * 20 - 10 AS goldstein
FROM (SELECT floor(200 * random() ** 4) AS a, floor(200 * random() ** 4) AS b FROM range({n}))
"""
GROUPED = """
SELECT source, target, issue, date_trunc('month', day) AS period, count(*)::DOUBLE AS happenings,
    count(*) FILTER (conflict)::DOUBLE AS conflicts, sum(goldstein) AS intensity_sum,
    sum(goldstein * goldstein) AS intensity_sumsq
FROM events GROUP BY ALL ORDER BY ALL
"""


def timed(what: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the work returns
    """Print how long the work took; its result."""
    start = time.perf_counter()
    result = work()
    print(f"{what:45} {time.perf_counter() - start:7.3f} s")
    return result


def main() -> None:
    """Print the times of one run, side by side."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    base = duckdb.connect()
    base.execute("SELECT setseed(0.5)")
    base.execute(EVENTS.format(n=n))
    bare = GROUPED.removesuffix("ORDER BY ALL\n")
    timed("bare GROUP BY", lambda: base.execute(bare).fetchnumpy())
    columns = timed("GROUP BY, ordered", lambda: base.execute(GROUPED).fetchnumpy())
    columns = {k: np.asarray(v, dtype=np.str_ if v.dtype == object else None) for k, v in columns.items()}
    made: Cells = timed("cells from ordered columns", lambda: cells(**columns))
    print(f"{made.period.size:,} cells in {len(made.keys):,} series of {n:,} events")
    timed("all series with counts and intervals", lambda: series(made, levels=False))
    timed("the same with filtered levels", lambda: series(made))
    one = only(made, {made.keys[int(np.diff(made.starts).argmax())]})
    timed("one dyad's page: series", lambda: series(filled(one, one.period[0], one.period[-1])).rows())
    timed("one dyad's page: shifts", lambda: shifts(undirected(one)))


if __name__ == "__main__":
    main()

"""Import of event data against pandas and against a bare DuckDB copy of the same columns, side by side in one run.

Run: `python benchmarks/import_events.py FOLDER [rows] [formats]`, where FOLDER holds `icews_raw_2018_sample.tab.gz` and
`gdelt_raw/*.export.CSV.gz`; their rows are repeated with new ids to `rows` (10,000,000 by default) in a file on disk.
`lines` is what a reader writes for the store; `whole` is that and the acts with their weights. pandas reads in pieces,
so that it fits into memory. Wall time depends on what else the machine does, so processor time is printed beside it.
"""

from __future__ import annotations

import gzip
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from winset.sources.events import import_events
from winset.sources.gdelt import gdelt
from winset.sources.icews import icews
from winset.sources.limits import Limits
from winset.store import CaseFolder
from winset.store.event_files import EventReader, read_events
from winset.store.source_files import source_files

THREADS, MEMORY = 2, "1GB"
PIECE = 250_000
READERS = (icews, gdelt)
FORMATS = {"icews": ("icews_raw_2018_sample.tab.gz", True), "gdelt": ("gdelt_raw/2*.export.CSV.gz", False)}


def repeated(folder: Path, form: str, rows: int, to: Path) -> Path:
    """A file of so many real rows, each with an id of its own."""
    pattern, header = FORMATS[form]
    lines: list[bytes] = []
    first = b""
    for path in sorted(folder.glob(pattern)):
        found = gzip.decompress(path.read_bytes()).splitlines()
        first = found[0]
        lines += [line[line.index(b"\t") :] for line in found[header:]]
    target = to / f"{form}.tsv"
    with target.open("wb") as file:
        if header:
            file.write(first + b"\n")
        for start in range(0, rows, len(lines)):
            part = enumerate(lines[: rows - start], start + 700_000_000)
            file.write(b"".join(b"%d%b\n" % (number, line) for number, line in part))
    return target


def timed(what: str, size: int, work: Callable[[], Any]) -> float:
    """Print how long the work took, in a line; its wall time."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    load = os.getloadavg()[0]
    speed = f"{size / wall / 1e6:7.0f} MB/s"
    print(f"{what:22} {wall:7.1f} s {cpu:7.1f} s cpu {speed}  peak {memory:6.0f} MB  load {load:.1f}", flush=True)
    return wall


def bare(path: Path, width: int, places: list[int], out: Path) -> None:
    """DuckDB's own copy of the columns."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(1, width + 1))
    wanted = ", ".join(f"c{place}" for place in places)
    with duckdb.connect() as con:
        con.execute(f"SET threads = {THREADS}")
        con.execute(f"SET memory_limit = '{MEMORY}'")
        con.execute(f"""COPY (SELECT {wanted} FROM read_csv('{path}', delim = chr(9), quote = '', escape = '',
            comment = '', header = false, auto_detect = false, columns = {{{columns}}}))
            TO '{out}' (FORMAT parquet, COMPRESSION zstd)""")  # noqa: S608 - our own names


def by_pandas(path: Path, places: list[int]) -> None:
    """The columns as pandas reads them."""
    options: Any = {"sep": "\t", "header": None, "quoting": 3, "dtype": str, "keep_default_na": False}
    pieces: Iterator[pd.DataFrame] = pd.read_csv(path, usecols=[p - 1 for p in places], chunksize=PIECE, **options)
    for _ in pieces:
        pass


def whole(path: Path, case: CaseFolder) -> None:
    """What the store does with a file, without copying it into the case."""
    reader = EventReader(code="benchmark", recognises=lambda _: True, write=_write)
    with case.deriving() as writer:
        (case.layout.sources / path.name).symlink_to(path)
        (file,) = source_files(case.layout.sources, writer.db)
        read_events(writer, file, reader)


def _write(path: Path, name: str, to: Path) -> Any:  # noqa: ANN401 - problems
    return import_events(path, to, file=name).problems


def main() -> None:
    """Print the times of one run."""
    folder = Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    for form in sys.argv[3:] or FORMATS:
        with tempfile.TemporaryDirectory(prefix="winset-") as made:
            path = repeated(folder, form, rows, Path(made))
            size = path.stat().st_size
            (table,) = (table for read in READERS if (table := read(path, Limits())) is not None)
            places = sorted(table.cells.values())
            print(f"\n{form}: {rows:,} rows, {size / 1e6:,.0f} MB, {len(places)} of {table.width} columns")
            out, to = Path(made, "out.parquet"), Path(made, "lines")
            to.mkdir()
            lines = timed("lines", size, lambda p=path, t=to: _write(p, "", t))
            plain = timed("bare DuckDB copy", size, lambda p=path, t=table, c=places, o=out: bare(p, t.width, c, o))
            every = timed("whole", size, lambda p=path, m=made: whole(p, CaseFolder.create(Path(m, "case"))))
            pandas = timed("pandas, in pieces", size, lambda p=path, c=places: by_pandas(p, c))
            for name, wall in (("lines", lines), ("whole", every)):
                print(f"{name}: {wall / plain:.2f} x the bare copy, {pandas / wall:.2f} x as fast as pandas")


if __name__ == "__main__":
    main()

"""ICEWS event files: the 20 columns of the Dataverse, and the four named columns of the forecasting literature.

Boschee et al., ICEWS Coded Event Data (Harvard Dataverse, 2015-2023); García-Durán et al. 2018 for the named files.
The United States has no bare name in the named files and appears through its agencies and persons, so persons are read
by the office that they held on the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import duckdb

from winset.errors import Problem
from winset.reference.cameo import cameo_codes
from winset.reference.countries import named
from winset.reference.table import rows
from winset.sources.document_date import iso_date
from winset.sources.event_table import ImportReport, cleaned, connection, first_line, quoted, stage
from winset.sources.icews_actors import icews_sector, readings
from winset.sources.icews_sql import GOOD, JUDGED_FULL, JUDGED_NAMED, REPEATED, UNKNOWN_PLACES
from winset.sources.limits import Limits

__all__ = ["READER", "import_icews", "is_icews", "read_icews"]

READER: Final = "icews 1"
"""Version of the reader; another one imports everything again."""
_HEADER: Final = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
_FULL: Final = (
    ("event_id", 1), ("day", 2), ("source_text", 3), ("source_sectors", 4), ("source_place", 5), ("act", 7),
    ("intensity", 8), ("target_text", 9), ("target_sectors", 10), ("target_place", 11), ("story", 12),
    ("publisher", 14),
)  # fmt: skip
_NAMED: Final = (("source_text", 1), ("act", 2), ("target_text", 3), ("day", 4))
_BATCH: Final = 10_000
_COLUMNS: Final = (
    "data", "row", "event_id", "source_country", "source_sector", "source_text", "target_country", "target_sector",
    "target_text", "plover", "cameo", "goldstein", "date", "publisher", "story",
)  # fmt: skip


def is_icews(path: Path) -> bool:
    """Whether a file is of one of the two layouts, by its first line."""
    return _layout(path, Limits()) is not None


def _layout(path: Path, limits: Limits) -> str | None:
    """`full`, `named` or None."""
    line = first_line(path, limits)
    cells = (line or "").split("\t")
    if tuple(cell.strip().strip('"') for cell in cells[:3]) == _HEADER[:3]:
        return "full"
    if len(cells) == len(_NAMED) and _label(cells[1]) in _labels() and iso_date(cells[3]):
        return "named"
    return None


def import_icews(
    path: Path, out_parquet: Path | None = None, *, file: str | None = None, limits: Limits | None = None
) -> ImportReport:
    """Write the usable rows of a file as Parquet, in the columns of imported events, and say what was refused.

    Parameters
    ----------
    path
        The file, plain or gzipped.
    out_parquet
        Where to write; None only reports.
    file
        Name that problems carry; the path by default.

    Returns
    -------
    ImportReport; a file of another layout is one problem and no rows.
    """
    with ExitStack() as stack:
        con, report = _imported(path, file or str(path), limits or Limits(), stack)
        if out_parquet is not None and con is not None:
            select = f'SELECT {", ".join(_COLUMNS)} FROM good ORDER BY "row"'  # noqa: S608 - our own names
            con.execute(f"COPY ({select}) TO {quoted(out_parquet)} (FORMAT parquet, COMPRESSION zstd)")
        return report


def read_icews(path: Path, name: str, *, limits: Limits | None = None) -> Iterator[dict[str, Any] | Problem]:
    """The usable rows of a file in order, as mappings with the columns of imported events, then its problems."""
    with ExitStack() as stack:
        con, report = _imported(path, name, limits or Limits(), stack)
        if con is not None:
            found = con.execute(f'SELECT {", ".join(_COLUMNS)} FROM good ORDER BY "row"')  # noqa: S608 - our own names
            while batch := found.fetchmany(_BATCH):
                for values in batch:
                    yield dict(zip(_COLUMNS, values, strict=True))
        yield from report.problems


def _imported(
    path: Path, file: str, limits: Limits, stack: ExitStack
) -> tuple[duckdb.DuckDBPyConnection | None, ImportReport]:
    """A database with the table `good`, and the report."""
    layout = _layout(path, limits)
    if layout is None:
        what = "the file has neither the 20 columns of ICEWS nor its four named ones; see the header of its first line"
        problem = Problem(file=file, code="unknown-format", what=what)
        return None, ImportReport(
            file=file, data="icews", rows_read=0, kept=0, duplicates=0, refused=0, problems=(problem,)
        )
    con = stack.enter_context(closing(connection()))
    columns = _FULL if layout == "full" else _NAMED
    damage = None
    try:
        lines = stage(con, path, columns)
        con.execute("SET VARIABLE broken = false")
    except duckdb.Error:
        copy, damage = stack.enter_context(cleaned(path, limits))
        lines = stage(con, copy, columns)
        con.execute("SET VARIABLE broken = true")
    _look_up(con, layout)
    for query in (JUDGED_FULL if layout == "full" else JUDGED_NAMED, REPEATED, GOOD):
        con.execute(query)
    report = _report(con, file, layout, lines - (layout == "full"), limits)
    if damage is not None:
        report = replace(report, problems=(*report.problems, Problem(file=file, code="damaged", what=damage)))
    return con, report


def _look_up(con: duckdb.DuckDBPyConnection, layout: str) -> None:
    """Make the tables `acts`, `places`, `sectors` and `actors` of what the distinct values mean."""
    con.execute("CREATE TEMP TABLE acts (act VARCHAR, code VARCHAR, plover VARCHAR, weight DOUBLE)")
    codes = cameo_codes()
    if layout == "full":
        told = {code: code for code in codes}
    else:
        labels = [label for (label,) in con.execute("SELECT DISTINCT act FROM staged").fetchall()]
        told = {label: code for label in labels if label and (code := _labels().get(_label(label)))}
    _fill(con, "acts", [(act, code, codes[code].plover, codes[code].goldstein) for act, code in told.items()])
    con.execute("CREATE TEMP TABLE places (place VARCHAR, country VARCHAR)")
    con.execute("CREATE TEMP TABLE sectors (words VARCHAR, sector VARCHAR)")
    con.execute("CREATE TEMP TABLE actors (name VARCHAR, country VARCHAR, sector VARCHAR, since DATE, until DATE)")
    if layout == "full":
        places = _distinct(con, "source_place", "target_place")
        _fill(con, "places", [(p, states[0].iso3) for p in places if (states := named(p))])
        words = _distinct(con, "source_sectors", "target_sectors")
        _fill(con, "sectors", [(w, sector) for w in words if (sector := icews_sector(w))])
    else:
        names = _distinct(con, "source_text", "target_text")
        _fill(con, "actors", [(n, r.country, r.sector, r.since, r.until) for n in names for r in readings(n)])


def _distinct(con: duckdb.DuckDBPyConnection, *columns: str) -> list[str]:
    union = " UNION ".join(f"SELECT {column} AS v FROM staged" for column in columns)  # noqa: S608 - our own names
    return [value for (value,) in con.execute(f"SELECT v FROM ({union}) WHERE v <> ''").fetchall()]  # noqa: S608 - as above


def _fill(con: duckdb.DuckDBPyConnection, table: str, values: list[tuple[Any, ...]]) -> None:
    for start in range(0, len(values), _BATCH):
        batch = values[start : start + _BATCH]
        marks = ", ".join("(" + ", ".join("?" * len(batch[0])) + ")" for _ in batch)
        con.execute(f"INSERT INTO {table} VALUES {marks}", [cell for row in batch for cell in row])  # noqa: S608 - our own names


def _label(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _labels() -> dict[str, str]:
    return {row["label"]: row["code"] for row in rows("cameo_labels.csv")}


def _report(con: duckdb.DuckDBPyConnection, file: str, layout: str, rows_read: int, limits: Limits) -> ImportReport:
    reasons = dict(con.execute("SELECT code, count(*) FROM judged WHERE code IS NOT NULL GROUP BY code").fetchall())
    blank = reasons.pop("blank", 0)
    refused = sum(reasons.values())
    ((duplicates,),) = con.execute("SELECT count(*) FROM repeated").fetchall()
    bad = con.execute(
        'SELECT "row", code, told FROM judged WHERE code <> \'blank\' ORDER BY "row" LIMIT ?', [limits.problems]
    ).fetchall()
    width = len(_HEADER) if layout == "full" else len(_NAMED)
    problems = [_problem(file, row, code, told, width) for row, code, told in bad]
    if refused > len(problems):
        what = f"{refused - len(problems)} more rows are refused and not listed; mend these first"
        problems.append(Problem(file=file, code="more-problems", what=what))
    for place, count in con.execute(UNKNOWN_PLACES).fetchall() if layout == "full" else ():
        what = f"{place!r} is no country that the tables know; {count} of its rows are kept without a country"
        problems.append(Problem(file=file, code="unknown-country", what=what))
    return ImportReport(
        file=file,
        data="icews",
        rows_read=rows_read - blank,
        kept=rows_read - blank - refused - duplicates,
        duplicates=duplicates,
        refused=refused,
        problems=tuple(problems),
    )


_WHAT: Final = {
    "ragged": "the row has {told} cells where it should have {width}; put the missing tabs in or take stray ones out",
    "encoding": "some bytes of the row are not UTF-8; save the file as UTF-8",
    "bad-date": "{told!r} is not a day; write 2018-06-01",
    "illegal-code": "{told!r} is not a code of the CAMEO manual; mend it or leave the row out",
    "missing": "the row has no event id",
    "out-of-range": "the intensity {told!r} is not a number from -10 to 10",
}
_COLUMN: Final = {
    "bad-date": "Event Date",
    "illegal-code": "CAMEO Code",
    "missing": "Event ID",
    "out-of-range": "Intensity",
}


def _problem(file: str, row: int, code: str, told: str | None, width: int) -> Problem:
    what = _WHAT[code].format(told=told or "", width=width)
    return Problem(file=file, row=row, column=_COLUMN.get(code), code=code, what=what)

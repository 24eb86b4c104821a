"""Write the data package of a case."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from winset.desk import KINDS, Desk, Progress, Withheld, sources_of, write_file
from winset.desk.leaving import leaving
from winset.errors import UnknownName
from winset.report.export.formats import write_csv, write_json, write_parquet, write_workbook
from winset.report.export.guide import checksums, citation, codebook, datapackage
from winset.report.export.references import bibtex, csl_json, references, ris
from winset.report.export.stata import need_stata, write_stata
from winset.report.export.tables import Table, case_tables, derived_tables, result_tables

__all__ = ["FORMATS", "Exported", "export_case"]

USUAL: Final = ("csv", "json", "parquet", "xlsx")
"""Formats that are written where none are asked for."""
FORMATS: Final = (*USUAL, "dta")
"""Formats of tables; CSV is always written, since the descriptor names it, and dta (Stata) takes the extra `stata`."""
SUMS: Final = "SHA256SUMS"
"""File of the checksums of all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written, and what stays behind."""

    folder: str
    files: tuple[str, ...]
    tables: tuple[tuple[str, int], ...]
    """(name, rows)."""
    withheld: tuple[Withheld, ...]
    """Rows of sources that may not be passed on."""
    left_out: tuple[str, ...]
    """Tables whose source may not be passed on."""


def export_case(
    desk: Desk,
    folder: Path,
    *,
    formats: Collection[str] = USUAL,
    bom: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write tables, references, descriptor, codebook, citation and checksums into a folder.

    Parameters
    ----------
    desk : the case and its as-of day
    folder : made where it is missing; files of the same names are replaced, others stay
    formats : of FORMATS
    bom : whether CSV files start with a byte order mark, for spreadsheets that guess the encoding
    progress : told how far it is

    Raises
    ------
    UnknownName : a format is none of FORMATS
    MissingExtra : a format takes what is not installed
    StorageError : the disk refuses
    """
    _check(formats)
    rules = sources_of(desk)
    closed = {rule.id for rule in rules if not rule.redistributable}
    with tempfile.TemporaryDirectory() as work, leaving(desk) as rows:
        stage = Path(work)
        every = (*case_tables(desk.case), *result_tables(desk), *derived_tables(rows, KINDS))
        tables = tuple(table for table in every if table.source not in closed)
        left_out = tuple(table.name for table in every if table.source in closed)
        counts = _tables(tables, stage, formats=formats, bom=bom, day=desk.day, progress=progress)
        kept = _without_empty(tables, stage, counts)
        if "xlsx" in formats:
            title = f"{desk.case.title}, as known on {desk.day.isoformat()}"
            write_workbook(kept, stage / f"{desk.case.id}.xlsx", title=title, day=desk.day)
        withheld = rows.withheld()
        _references(desk, stage)
        (stage / "datapackage.json").write_bytes(datapackage(desk, kept, rules, stage, counts))
        (stage / "codebook.md").write_bytes(codebook(desk, kept, rules, counts, withheld, left_out))
        (stage / "CITATION.cff").write_bytes(citation(desk))
        (stage / SUMS).write_bytes(checksums(stage, sorted(path.name for path in stage.iterdir())))
        files = _placed(stage, folder)
    return Exported(
        folder=str(folder),
        files=files,
        tables=tuple((table.name, counts[table.name]) for table in kept),
        withheld=withheld,
        left_out=left_out,
    )


def _check(formats: Collection[str]) -> None:
    """Refuse, before anything is written, what cannot be written."""
    for name in formats:
        if name not in FORMATS:
            raise UnknownName("format", name, FORMATS)
    if "dta" in formats:
        need_stata()


def _tables(
    tables: Sequence[Table],
    stage: Path,
    *,
    formats: Collection[str],
    bom: bool,
    day: date,
    progress: Progress | None,
) -> dict[str, int]:
    """Write each table in the formats asked for; the rows of each, by its name."""
    counts = {}
    for done, table in enumerate(tables, 1):
        counts[table.name] = write_csv(table, stage / f"{table.name}.csv", bom=bom)
        if {"json", "parquet"} & set(formats):
            json = stage / f"{table.name}.json"
            write_json(table, json)
            if "parquet" in formats:
                write_parquet(table, json, stage / f"{table.name}.parquet")
            if "json" not in formats:
                json.unlink()
        if "dta" in formats:
            write_stata(table, stage / f"{table.name}.dta", day=day)
        if progress is not None:
            progress("writing tables", done, len(tables))
    return counts


def _without_empty(tables: Sequence[Table], stage: Path, counts: Mapping[str, int]) -> tuple[Table, ...]:
    """Take the files of derived tables without a row away; the tables that stay."""
    kept = tuple(table for table in tables if counts[table.name] or table.name not in KINDS)
    for table in set(tables) - set(kept):
        for file in stage.glob(f"{table.name}.*"):
            file.unlink()
    return kept


def _references(desk: Desk, stage: Path) -> None:
    """The sources cited, in the three forms that reference managers read."""
    found = references(desk)
    (stage / "references.json").write_bytes(csl_json(found))
    (stage / "references.ris").write_bytes(ris(found))
    (stage / "references.bib").write_bytes(bibtex(found))


def _placed(stage: Path, folder: Path) -> tuple[str, ...]:
    """Move everything over; the checksums last, so that they vouch for whole files only."""
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted((path.name for path in stage.iterdir()), key=lambda name: (name == SUMS, name))
    for name in names:
        if name == SUMS:
            write_file(folder / name, (stage / name).read_bytes())
        else:
            shutil.move(stage / name, folder / name)
    return tuple(names)

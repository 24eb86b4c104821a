"""What the readers' tests share."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest

from winset.sources.event_table import ImportReport
from winset.sources.events import import_events
from winset.sources.limits import Limits

Imported = Callable[..., tuple[list[dict[str, Any]], ImportReport]]


@pytest.fixture(scope="session")
def papers() -> ModuleType:
    """Makers of small files of every format, in `doubles/papers.py`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent / "doubles"))
        return importlib.import_module("papers")


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    """A function: (file, limits) -> usable rows with their line in `row`, and the report."""

    def read(path: Path, limits: Limits | None = None) -> tuple[list[dict[str, Any]], ImportReport]:
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        report = import_events(path, out, file=path.name, limits=limits)
        with closing(duckdb.connect()) as con:
            found = con.execute(
                'SELECT * FROM read_parquet($out) WHERE refused IS NULL ORDER BY "row"', {"out": f"{out}/*.parquet"}
            )
            names = [column[0] for column in found.description]
            rows = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
        assert len(rows) == report.kept
        assert report.rows_read == report.kept + report.refused + report.duplicates
        return rows, report

    return read

"""Every real file of event data is recognised by one format, and what is none is left alone."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from winset.sources.event_table import EVENT_COLUMNS
from winset.sources.events import FORMATS, import_events, is_event_file
from winset.sources.limits import Limits


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("icews_raw_2018_sample.tab.gz", "icews"),
        ("icews14_named/icews_2014_test.txt.gz", "icews"),
        ("icews18/valid.txt.gz", "icews"),
        ("icews14/entity2id.txt", ""),
        ("gdelt_raw/20190121_events_test.CSV.gz", "gdelt"),
        ("gdelt_raw/spark_gdelt/gkgT.csv.gz", ""),
        ("gdelt_raw/spark_gdelt/mentions.csv.gz", ""),
        ("cameo.csv", None),
        ("icews_to_jsonl/sample_output.jsonl", None),
        ("plover/plovigy_testfile_0105.jsonl", None),
        ("gdelt_daily_dyads_2018_2024.csv.gz", None),
    ],
)
def test_real_files_are_told_apart(shared: Path, tmp_path: Path, name: str, data: str | None) -> None:
    path = shared / "data" / "events" / name
    assert is_event_file(path) is (data is not None)
    assert sum(read(path, Limits()) is not None for read in FORMATS) == bool(data)
    if data is not None:
        report = import_events(path, tmp_path, file=name)
        assert report.data == data
        assert report.kept == report.rows_read
        assert [p.code for p in report.problems] == (["no-events"] if "spark" in name else [])
        assert duckdb.read_parquet(f"{tmp_path}/*.parquet").columns == [column for column, _ in EVENT_COLUMNS]


@pytest.mark.parametrize("data", [b"", b"\x00", b"a,b\n1,2\n", b"\x1f\x8b", b"PK\x03\x04", b"{", b"\xff\xfe\t\t"])
def test_other_files_are_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(data)
    assert not is_event_file(path)

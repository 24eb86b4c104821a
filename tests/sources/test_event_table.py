"""Lines of large files are staged with their numbers, whatever stands in them."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from winset.sources.event_table import cleaned, connection, first_line, quoted, stage
from winset.sources.limits import Limits


def staged(path: Path) -> list[tuple[object, ...]]:
    with closing(connection()) as con:
        stage(con, path, [("a", 1), ("b", 2)])
        return con.execute("SELECT rowid + 1, a, b, cells FROM staged ORDER BY rowid").fetchall()


def test_every_line_is_a_row_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_text('a\tb\n\n"x\ty\tz\n', encoding="utf-8")
    assert staged(path) == [(1, "a", "b", 2), (2, "", None, 1), (3, '"x', "y", 3)]


def test_a_cleaned_copy_keeps_the_numbers_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "f.gz"
    path.write_bytes(gzip.compress(b"a\tb\n\xff\tb\n" + b"x" * 50 + b"\nla\rst\tb"))
    with pytest.raises(duckdb.Error):
        staged(path)
    with cleaned(path, Limits(line_chars=20)) as (copy, damage):
        rows = staged(copy)
    assert rows == [(1, "a", "b", 2), (2, "\ufffd", "b", 2), (3, "x" * 20, None, 1), (4, "la st", "b", 2)]
    assert damage is None
    assert not copy.exists()


def test_first_lines(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    assert first_line(path, Limits()) == "one"
    path.write_bytes(gzip.compress(b"zipped\n"))
    assert first_line(path, Limits()) == "zipped"
    path.write_bytes(b"\x1f\x8bbroken")
    assert first_line(path, Limits()) is None
    assert first_line(tmp_path / "none", Limits()) is None


def test_quotes_are_doubled() -> None:
    assert quoted("it's") == "'it''s'"

"""Tables of facts: CSV, gzipped or in Latin-1, by column."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from winset.errors import BadInput
from winset.sources.limits import Limits
from winset.sources.tables import fact_tables, headers


def test_latin_1_and_short_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress("a,b\nC\u00f4te,1\nx\n".encode("latin-1")))
    assert headers(path) == (frozenset({"a", "b"}),)
    (table,) = fact_tables(path)
    assert list(table.rows("b", "a")) == [(2, ("1", "C\u00f4te")), (3, ("", "x"))]


def test_too_much_and_damage_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"a\n" * 100))
    with pytest.raises(BadInput, match="unpacks to more"):
        fact_tables(path, limits=Limits(file_bytes=100))
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(BadInput, match="cannot be read"):
        fact_tables(path)

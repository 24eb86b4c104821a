"""A table that is not used says what it is and where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.sources.table_hints import is_other_table, table_hint


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("rcid,country_code,vote,date", "winset votes CASE FILE"),
        ("iso3c,session,IdealPoint", "--ideal-points"),
        ("ccode,year,imports", "single states"),
        ("ccode1,ccode2,year,dyadigos", "pairs of states"),
        ("colour,size", "(colour, size)"),
        ("i,h,g,f,e,d,c,b,a", "(a, b, c, d, e, f, g, h, …)"),
    ],
)
def test_columns_tell_what_a_table_is_good_for(tmp_path: Path, header: str, said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{header}\n")
    assert is_other_table(path)
    assert said in table_hint(path)


def test_what_is_no_table_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "t.rda"
    path.write_bytes(b"nothing of R")
    assert is_other_table(path)
    assert "no table" in table_hint(path)
    assert not is_other_table(tmp_path / "t.txt")

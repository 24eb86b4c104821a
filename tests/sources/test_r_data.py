"""Data frames of R files are columns by name; anything else is refused in a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest
import rdata

from winset.errors import BadInput, MissingExtra
from winset.sources.r_data import r_tables


def test_roll_calls_of_the_united_nations_are_read(shared: Path) -> None:
    (table,) = r_tables(shared / "data/un/un_roll_call_issues.rda")
    assert list(table) == ["rcid", "short_name", "issue"]
    assert len(table["rcid"]) == 5745
    assert "Human rights" in table["issue"]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.rda"
    path.write_bytes(b"no R data")
    with pytest.raises(BadInput, match="cannot be read as R data"):
        r_tables(path)


def test_without_the_library_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rdata", None)
    (tmp_path / "x.rda").write_bytes(b"RDX2\nA\n")  # R's form in plain letters
    with pytest.raises(MissingExtra, match=r"winset\[rda\]"):
        r_tables(tmp_path / "x.rda")


def test_plain_tables_need_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rdata.write_rda(tmp_path / "t.rda", {"t": pd.DataFrame({"a": [1, 2]}), "other": [1, 2]})
    monkeypatch.setitem(sys.modules, "rdata", None)
    assert r_tables(tmp_path / "t.rda") == ({"a": [1, 2]},)

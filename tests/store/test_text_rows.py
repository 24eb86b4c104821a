"""Rows added by the program are read like those that people write, and change nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.errors import BadInput, CaseError
from winset.model import Constraint, Option
from winset.sources.rows import read_rows
from winset.store import CaseFolder
from winset.store.text_rows import append_row, has_row

ROW: dict[str, Any] = {
    "id": "c1", "country": "FRA", "player": "fra-leader", "kind": "legal", "direction": "constrains", "issue": "energy",
    "by": "Ada, of Example", "strength": 0.5, "low": 0.35, "high": 0.65, "what": 'A "law", and more.', "since": "2020",
    "until": None, "known_from": "2020-01", "evidence": ("https://example.org/a", "0123456789abcdef:3"),
}  # fmt: skip
OPTION: dict[str, Any] = {
    "id": "gas", "title": "Gas \\ and more", "description": "", "issue": "energy", "points": (("energy", 0.5),),
    "ambition": 0.5, "ambition_spread": 0.25, "first_proposed": "2020", "known_from": "2020", "proposed_source": "x",
    "instruments": ("dialogue",), "touches": (), "frames": ("functional",), "formats": ("trilateral",),
    "parties": ("FRA", "DEU"), "conditions": (), "cluster": "gas",
}  # fmt: skip


def test_a_row_is_read_back_and_the_rest_stays_byte_for_byte(case: CaseFolder) -> None:
    path = case.path / "constraints.csv"
    before = path.read_bytes()
    append_row(case.path, "constraints.csv", ROW)
    assert path.read_bytes().startswith(before)
    (row,), problems = read_rows(path.read_bytes(), Constraint, file="constraints.csv")
    assert problems == []
    assert row == Constraint(**ROW)
    assert has_row(case.path, "constraints.csv", "c1")
    assert not has_row(case.path, "constraints.csv", "c2")


def test_a_block_of_toml_is_read_back_with_its_remark(case: CaseFolder) -> None:
    path = case.path / "options.toml"
    path.write_text("# mine, without an end of line", encoding="utf-8")
    append_row(case.path, "options.toml", OPTION, remark="proposed by Ada\nfirst guesses")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine, without an end of line\n\n# proposed by Ada\n# first guesses\n[[option]]\n")
    (row,), problems = read_rows(path.read_bytes(), Option, file="options.toml", form="toml", table="option")
    assert problems == []
    assert row == Option(**OPTION)


def test_columns_in_another_order_are_kept_and_a_missing_file_is_made(tmp_path: Path) -> None:
    header = ",".join(reversed(list(ROW)))
    (tmp_path / "constraints.csv").write_text(f"{header}\n", encoding="utf-8")
    append_row(tmp_path, "constraints.csv", ROW)
    (row,), _ = read_rows((tmp_path / "constraints.csv").read_bytes(), Constraint, file="constraints.csv")
    assert row == Constraint(**ROW)
    (tmp_path / "constraints.csv").unlink()
    append_row(tmp_path, "constraints.csv", ROW)
    assert has_row(tmp_path, "constraints.csv", "c1")


def test_a_row_that_could_not_be_read_is_not_written(case: CaseFolder) -> None:
    path = case.path / "constraints.csv"
    before = path.read_bytes()
    with pytest.raises(BadInput, match="kind"):
        append_row(case.path, "constraints.csv", ROW | {"kind": "vague"})
    path.write_text("id,country\n", encoding="utf-8")
    with pytest.raises(CaseError, match="no column 'player'"):
        append_row(case.path, "constraints.csv", ROW)
    path.write_bytes(before)
    append_row(case.path, "constraints.csv", ROW)


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=80).filter(lambda t: t.strip()))
def test_any_words_are_written_so_that_they_are_read_back(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    folder = tmp_path_factory.mktemp("rows")
    try:
        append_row(folder, "constraints.csv", ROW | {"what": words})
        append_row(folder, "options.toml", OPTION | {"description": words})
    except BadInput:
        assert not words.isprintable()
        return
    rows, problems = read_rows((folder / "constraints.csv").read_bytes(), Constraint, file="constraints.csv")
    assert problems == []
    assert [row.what for row in rows] == [" ".join(words.split())]

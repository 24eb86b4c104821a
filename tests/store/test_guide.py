"""Who writes a file of a case finds every column, and every word that it may hold, beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.model import FRAMES, SECTORS, Occasion, Scenario
from winset.reference.issues import issues
from winset.sources.checks import choices
from winset.store import CaseFolder
from winset.store.guide import guide, meanings
from winset.store.tables import TABLES, Table, columns


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_column_has_a_meaning_and_all_its_words(table: Table) -> None:
    said = meanings(table.cls)
    assert set(said) == set(columns(table.cls))
    for name, text in said.items():
        assert text.endswith("."), (table.file, name, text)
        assert "None" not in text
        if name != "sector":
            assert all(f"`{word}`" in text for word in choices(table.cls.__name__, name) or ()), (name, text)


def test_a_word_list_of_the_program_is_never_shown_by_its_name() -> None:
    text = guide()
    assert not [name for name in ("SECTORS", "FRAMES", "OCCASION_KINDS", "CHANGE_KINDS", "SCORES") if name in text]
    assert all(f"| `{word}` |" in text for word in (*SECTORS, *issues()))
    assert "`asset sale`" in meanings(Occasion)["kind"]
    assert "`status-quo`" in meanings(Scenario)["changes"]
    assert len(FRAMES) > 1


def test_a_new_case_has_it_beside_its_files(tmp_path: Path) -> None:
    CaseFolder.create(tmp_path / "x", countries=["GRC", "TUR"])
    text = (tmp_path / "x" / "README.md").read_text(encoding="utf8")
    assert all(f"### `{table.file}`" in text for table in TABLES)

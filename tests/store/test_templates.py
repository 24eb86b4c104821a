"""New cases start from files that this program reads without a complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.store import CaseFolder, shipped_names
from winset.store.tables import TABLES
from winset.store.templates import skeleton


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_case_is_made_and_read_without_a_problem(tmp_path: Path, name: str) -> None:
    folder = CaseFolder.create(tmp_path / name, template=name)
    case, problems = folder.case()
    assert [str(problem) for problem in problems] == []
    assert case.countries


@pytest.mark.parametrize("name", ["a", "Ärger & Söhne", 'q"uote', "back\\slash", "日本"])
def test_any_folder_name_makes_a_readable_case(tmp_path: Path, name: str) -> None:
    case, problems = CaseFolder.create(tmp_path / name).case()
    assert problems == []
    assert case.title


def test_every_table_has_its_file() -> None:
    assert {table.file for table in TABLES} | {"winset.toml"} == set(skeleton("x"))

"""Columns can be read by every statistics program and say what they mean."""

from __future__ import annotations

import re

import pytest

from winset.store.columns import COLUMNS


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_obey_statas_rule_are_told_apart_and_explained(kind: str) -> None:
    names = [column.name for column in COLUMNS[kind]]
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,31}", name) for name in names)
    assert len(set(names)) == len(names)
    assert all(len(column.meaning) > 5 for column in COLUMNS[kind])

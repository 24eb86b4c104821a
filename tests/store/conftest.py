"""Fixtures of the store's tests."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from winset.store import CaseFolder


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The small world of `doubles/toy.py`, importable in processes that a test starts."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "doubles"))
    return importlib.import_module("toy")


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """An empty case."""
    return CaseFolder.create(tmp_path / "case")

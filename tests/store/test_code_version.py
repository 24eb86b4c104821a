"""The version of the code changes with any file of the rooms it names, and with nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import winset
from winset.store import code_version


def test_it_is_the_same_every_time_and_another_one_for_other_rooms_and_packages() -> None:
    code_version.cache_clear()
    first = code_version("model")
    code_version.cache_clear()
    assert code_version("model") == first
    assert (
        len({first, code_version(), code_version("model", "reference"), code_version("model", packages=("numpy",))})
        == 4
    )
    assert code_version("model", packages=("no-such-package",)) == code_version("model", packages=("no-such-package",))
    assert first.startswith(f"{winset.__version__}+")


def test_a_changed_rule_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "coder" / "__pycache__").mkdir(parents=True)
    (tmp_path / "coder" / "rules.toml").write_text("a = 1")
    (tmp_path / "coder" / "__pycache__" / "x.py").write_text("1")
    monkeypatch.setattr(sys.modules["winset.store.code_version"], "files", lambda _: tmp_path)
    code_version.cache_clear()
    first = code_version("coder")
    (tmp_path / "coder" / "__pycache__" / "x.py").write_text("2")
    (tmp_path / "coder" / "notes.md").write_text("2")
    code_version.cache_clear()
    assert code_version("coder") == first
    (tmp_path / "coder" / "rules.toml").write_text("a = 2")
    code_version.cache_clear()
    assert code_version("coder") != first
    code_version.cache_clear()

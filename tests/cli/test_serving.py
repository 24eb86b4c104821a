from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from winset.cli.app import app
from winset.errors import CaseError


def test_a_case_is_not_shown_to_others_unprotected(shipped: Path) -> None:
    everywhere = ".".join("0000")
    found = CliRunner().invoke(app, ["serve", str(shipped), "--host", everywhere, "--port", "0"])
    assert isinstance(found.exception, CaseError)
    assert "--accounts" in str(found.exception)


def test_what_is_no_case_is_not_served(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["serve", str(tmp_path)])
    assert isinstance(found.exception, CaseError)
    assert "winset new" in str(found.exception)


@pytest.mark.parametrize("word", ["127.0.0.1", "once"])
def test_help_says_that_only_this_machine_is_served(word: str) -> None:
    assert word in CliRunner().invoke(app, ["serve", "--help"]).output

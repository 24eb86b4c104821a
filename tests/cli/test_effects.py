"""The command about contact and opinion says first what could be seen at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from winset.cli.app import app
from winset.desk import create


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create(tmp_path_factory.mktemp("effects") / "case", template="us-japan-rok")


def test_the_smallest_effect_that_would_show_stands_before_the_verdict(case: Path) -> None:
    found = CliRunner().invoke(app, ["effects", str(case)])
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert lines[1].startswith("  smallest difference that would show")
    assert "cannot compare the two" in lines[2]
    assert "placebo, opinion about CHN" in found.stdout
    told = json.loads(CliRunner().invoke(app, ["effects", str(case), "--json"]).stdout)["tests"]
    assert [test["id"] for test in told] == ["seen-contact-jpn-kor"]
    assert told[0]["verdict"] in found.stdout


def test_a_case_that_asks_nothing_says_so(tmp_path: Path) -> None:
    path = create(tmp_path / "mine", title="Mine")
    found = CliRunner().invoke(app, ["effects", str(path)])
    assert "effects.csv" in found.stdout

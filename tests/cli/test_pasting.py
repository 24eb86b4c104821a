from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from winset.cli.app import app
from winset.desk import create
from winset.errors import UnknownName


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create(tmp_path_factory.mktemp("paste") / "us-japan-rok", template="us-japan-rok")


def test_text_from_a_pipe_is_coded_and_shown(case: Path) -> None:
    text = "Japan and South Korea held talks on 4 March."
    told = ["paste", str(case), "--tlp", "green", "--date", "2021-03-05"]
    shown = CliRunner().invoke(app, told, input=text, catch_exceptions=False)
    assert shown.exit_code == 0
    assert "TLP:GREEN" in shown.output
    assert "CONSULT" in shown.output
    found = json.loads(CliRunner().invoke(app, [*told, "--json"], input=text, catch_exceptions=False).stdout)
    assert (found["handling"], found["new"]) == ("TLP:GREEN", False)
    assert {event["plover"] for event in found["events"]} == {"CONSULT"}


def test_no_such_mark_is_told_before_anything_is_written(case: Path) -> None:
    before = sorted((case / "sources").iterdir())
    with pytest.raises(UnknownName, match="TLP:AMBER"):
        CliRunner().invoke(app, ["paste", str(case), "--tlp", "pink"], input="Words.", catch_exceptions=False)
    assert sorted((case / "sources").iterdir()) == before

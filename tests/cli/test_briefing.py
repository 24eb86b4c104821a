"""`winset brief` writes its files and keeps what it said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from typer.testing import CliRunner

from winset.cli.app import app

RUN = CliRunner()


def test_three_files_a_text_and_a_memory(shipped: Path, tmp_path: Path) -> None:
    case = shutil.copytree(shipped, tmp_path / "case")
    told = RUN.invoke(app, ["brief", str(case), "--since", "2026-05", "--json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["since"] == "2026-05-31"
    assert not (case / "briefs").exists()
    done = RUN.invoke(app, ["brief", str(case), "--since", "2026-05-31", "--to", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert "WHAT IS NEW" in done.stdout
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"brief.html", "brief.docx", "brief.txt"}
    assert [p.name for p in (case / "briefs").iterdir()] == ["2026-07-23.json"]

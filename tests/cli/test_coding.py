"""The commands about what the coder reads keep their shapes and their exit codes."""

from __future__ import annotations

from pathlib import Path

import orjson
from typer.testing import CliRunner

from winset.cli.app import app

FIRST = "A\n\n12 March 2024\n\nNorway imposed sanctions on Chile on Monday over the fishing dispute.\n"
SECOND = "B\n\n13 March 2024\n\nNorway imposed sanctions on Chile over the fishing dispute, officials said.\n"
OTHER = "C\n\n13 March 2024\n\nNorway praised Peru.\n"


def test_a_name_is_resolved_by_date() -> None:
    found = CliRunner().invoke(app, ["actors", "Barack Obama", "--date", "2010-05-01", "--json"])
    assert found.exit_code == 0
    assert orjson.loads(found.stdout)["sector"] == "GOV"
    later = CliRunner().invoke(app, ["actors", "Barack Obama", "--date", "2020-05-01"])
    assert later.stdout.startswith("USA ELI")


def test_an_unknown_name_and_a_wrong_date_are_said() -> None:
    assert CliRunner().invoke(app, ["actors", "Zzyzx Quux"]).exit_code == 1
    assert CliRunner().invoke(app, ["actors"]).exit_code == 2


def test_unknown_names_are_counted() -> None:
    lines = b'{"id":1,"text":"Zorblax threatened Norway. Zorblax attacked Norway."}\n'
    found = CliRunner().invoke(app, ["actors", "--unknown", "--json"], input=lines)
    assert {"name": "Zorblax", "count": 2} in orjson.loads(found.stdout)["unknown"]


def test_reports_of_one_act_are_one_happening(tmp_path: Path) -> None:
    case = tmp_path / "case"
    run = CliRunner().invoke
    assert run(app, ["new", str(case)]).exit_code == 0
    for i, text in enumerate((FIRST, SECOND, OTHER)):
        (tmp_path / f"{i}.txt").write_text(text, encoding="utf-8")
    files = [str(tmp_path / f"{i}.txt") for i in range(3)]
    assert run(app, ["add", str(case), *files]).exit_code == 0
    assert run(app, ["read", str(case)]).exit_code == 0
    found = run(app, ["happenings", str(case), "--as-of", "2025", "--json"])
    assert found.exit_code == 0, found.output
    sizes = {h["plover"]: len(h["members"]) for h in orjson.loads(found.stdout)["happenings"]}
    assert sizes == {"SANCTION": 2, "SUPPORT": 1}

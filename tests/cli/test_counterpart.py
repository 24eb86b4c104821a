from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from winset.cli.app import app


def test_a_sheet_for_people_and_one_for_programs(shipped: Path) -> None:
    told = ["who", str(shipped), "Japan", "foreign", "minister", "--as-of", "2019-08-01"]
    shown = CliRunner().invoke(app, told, catch_exceptions=False)
    assert shown.output.startswith("Taro Kono")
    assert "Last met" in shown.output
    assert "Where the office is thought to stand" in shown.output
    found = json.loads(CliRunner().invoke(app, [*told, "--json"], catch_exceptions=False).stdout)["counterparts"]
    assert [sheet["name"] for sheet in found] == ["Taro Kono"]
    assert found[0]["stands"][0]["low"] < found[0]["stands"][0]["high"]


def test_several_who_may_be_meant_are_listed(shipped: Path) -> None:
    shown = CliRunner().invoke(app, ["who", str(shipped), "Koizumi"], catch_exceptions=False)
    assert "people may be meant" in shown.output
    assert "Junichiro Koizumi" in shown.output


def test_who_is_no_longer_in_office_is_told_and_a_land_has_its_name(shipped: Path) -> None:
    shown = CliRunner().invoke(app, ["who", str(shipped), "Junichiro Koizumi"], catch_exceptions=False).output
    assert "Japan: prime minister, 2001-04-26 to 2006-09-26" in shown
    assert "not in that office on the day of this view" in shown

"""Promises, ties and dates from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from winset.cli.app import app

run = CliRunner()


def output(*words: str) -> str:
    found = run.invoke(app, list(words))
    assert found.exit_code == 0, found.output
    return found.stdout


def test_the_calendar_as_json_and_for_people(shipped: Path) -> None:
    made = json.loads(output("calendar", str(shipped), "--days", "120", "--json"))
    assert made["days"] == 120
    assert any(entry["kind"] == "election" for entry in made["ahead"])
    assert {"series", "state", "due", "overdue_days"} <= set(made["due"][0])
    shown = output("calendar", str(shipped))
    assert "What lies ahead" in shown
    assert "overdue by" in shown


@pytest.mark.parametrize("form", [["--json"], []])
def test_windows_of_one_option(shipped: Path, form: list[str]) -> None:
    found = output("calendar", str(shipped), "--option", "cptpp-korea", *form)
    assert "opportunity" in found

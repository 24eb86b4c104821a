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


def test_promises_by_state_and_for_people(shipped: Path) -> None:
    made = json.loads(output("commitments", str(shipped), "--status", "broken", "--json"))
    assert {row["state"] for row in made["commitments"]} == {"broken"}
    assert made["counts"]["broken"] == len(made["commitments"])
    assert -1 <= made["agreement"]["alpha"] <= 1
    shown = output("commitments", str(shipped), "--status", "open")
    assert "How well they were kept" in shown
    assert "coders agree" in shown


def test_dormant_ideas_from_the_old_rounds(shipped: Path) -> None:
    words = ("commitments", str(shipped), "--dormant", "--from", "2015", "--to", "2017", "--as-of", "2021-02-01")
    made = json.loads(output(*words, "--level", "vice-ministers", "--json"))
    assert any(row["idea"]["id"] == "space-2017-idea" and row["rank"] for row in made["ideas"])
    assert "Dormant ideas" in output(*words)


def test_evidence_is_suggested(shipped: Path) -> None:
    shown = output("commitments", str(shipped), "--evidence", "warning-data-2022")
    assert "suggested, not decided" in shown
    assert "2023-12-19-missile-data-sharing" in shown


def test_the_network_as_json_and_for_people(shipped: Path) -> None:
    made = json.loads(output("network", str(shipped), "--draws", "2", "--json"))
    assert made["bridges"][0]["low"] <= made["bridges"][0]["betweenness"] <= made["bridges"][0]["high"]
    shown = output("network", str(shipped), "--draws", "2")
    assert "Who connects the capitals" in shown
    assert "What changes of government took" in shown

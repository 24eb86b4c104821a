from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from winset.cli.app import app


def test_the_matrix_shows_readings_evidence_verdict_and_dissent(shipped: Path) -> None:
    shown = CliRunner().invoke(app, ["hypotheses", str(shipped), "radar-2018"], catch_exceptions=False)
    assert "Japanese Ministry of Defense" in shown.output
    assert "South Korean Ministry of" in shown.output
    assert "does not tell the first readings apart" in shown.output
    assert "Dissent for B" in shown.output


def test_json_holds_questions_and_dissents(shipped: Path) -> None:
    told = json.loads(CliRunner().invoke(app, ["hypotheses", str(shipped), "--json"], catch_exceptions=False).stdout)
    assert {question["question"] for question in told["questions"]} >= {"gsomia-2019", "claims-1965"}
    assert {dissent["question"] for dissent in told["dissents"]} <= {q["question"] for q in told["questions"]}

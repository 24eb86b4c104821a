"""The command that tells who speaks how of a country."""

from __future__ import annotations

from pathlib import Path

import orjson
from typer.testing import CliRunner

from winset.cli.app import app

LINE = '{"id": "a", "group": "A", "date": "2019-03-01", "text": "韓国政府の対応は極めて遺憾である。"}\n'


def test_stances_prints_shares_with_intervals_and_sentences(tmp_path: Path) -> None:
    file = tmp_path / "speeches.jsonl"
    file.write_text(LINE, encoding="utf-8")
    shown = CliRunner().invoke(app, ["stances", str(file), "--about", "KOR", "--least", "1"])
    assert shown.exit_code == 0, shown.output
    assert "1 texts, 1 sentences name KOR" in shown.stdout
    assert "-1 2019-03-01 a:0" in shown.stdout
    assert "A " not in CliRunner().invoke(app, ["stances", str(file), "--about", "KOR"]).stdout
    found = orjson.loads(CliRunner().invoke(app, ["stances", str(file), "--about", "KOR", "--json"]).stdout_bytes)
    assert found["rows"][0]["hostile"] == 1

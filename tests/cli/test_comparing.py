from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from winset.cli.app import app
from winset.errors import BadInput

READOUTS = Path(__file__).parents[1] / "coder" / "comparing" / "readouts"
EN, JA = (str(READOUTS / f"vice-ministers-{lang}.txt") for lang in ("en", "ja"))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_two_files_in_two_languages_give_a_matrix_with_marks_in_words() -> None:
    out = run("compare", EN, JA)
    assert "left out by" in out
    assert "[softened]" in out
    assert "[hardened]" in out


def test_json_has_texts_changes_and_phrases() -> None:
    told = json.loads(run("compare", EN, JA, "--json"))
    assert [text["lang"] for text in told["texts"]] == ["en", "ja"]
    assert {change["label"] for change in told["comparisons"][0]["changes"]} >= {
        "kept",
        "softened",
        "hardened",
        "dropped",
    }
    assert all(change["reasons"] for change in told["comparisons"][0]["changes"] if change["label"] == "softened")
    assert told["matrix"]
    assert told["phrases"]


def test_phrases_alone_need_no_comparison() -> None:
    told = json.loads(run("compare", EN, JA, "--phrases", "--json"))
    assert set(told) == {"texts", "phrases"}
    assert "Watched phrases" in run("compare", EN, JA, "--phrases")


def test_a_page_is_written(tmp_path: Path) -> None:
    run("compare", EN, JA, "--html", str(tmp_path / "page.html"))
    assert "<table>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(BadInput, match="no file nowhere"):
        run("compare", "nowhere.txt", EN)

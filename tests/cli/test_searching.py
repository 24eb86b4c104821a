"""The command that looks for words keeps its shapes."""

from __future__ import annotations

from pathlib import Path

import orjson
from typer.testing import CliRunner, Result

from winset.cli.app import app


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["search", *(str(word) for word in words)])


def test_search_prints_words_with_marks_and_the_number_found(shipped: Path) -> None:
    result = run(shipped, "export", "controls", "-china", "--limit", "2")
    assert result.exit_code == 0, result.output
    assert "<controls>" in result.stdout
    assert "1 to 2 of " in result.stdout
    assert "0 found" in run(shipped, "xyzzy").stdout


def test_search_as_json_has_marks_names_and_counts(shipped: Path) -> None:
    result = run(shipped, "export controls", "--json", "--as-of", "2019-12-31", "--limit", "3")
    found = orjson.loads(result.stdout_bytes)
    assert found["total"] == sum(found["kinds"].values()) == sum(found["langs"].values())
    assert found["later"] > 0
    for one in found["found"]:
        assert one["known_from"] <= "2019-12-31"
        assert {"kind", "id", "text", "marks", "lang", "date", "document", "sentence", "url", "names"} <= set(one)
        assert all(one["text"][a:b] for a, b in one["marks"])


def test_a_phrase_of_several_arguments_stays_together(shipped: Path) -> None:
    loose = orjson.loads(run(shipped, "controls", "export", "--json").stdout_bytes)["total"]
    tight = orjson.loads(run(shipped, "export controls", "japan", "--json").stdout_bytes)["total"]
    assert 0 < tight < loose


def test_nothing_to_look_for_is_a_sentence(shipped: Path) -> None:
    result = run(shipped, "lang:ja")
    assert result.exit_code != 0
    assert "at least one word" in str(result.exception)

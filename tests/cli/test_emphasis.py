"""The command that tells what each country speaks of."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from winset.cli.app import app

CLIMATE, NONE = "Climate change threatens the islands.", "I thank the president of the session."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year, times in ((2001, 1), (2008, 3)):
        for country in ("NOR", "CHL"):
            told = " ".join([CLIMATE] * (times if country == "NOR" else 1) + [NONE] * 3)
            (tmp_path / f"{country}_1_{year}.txt").write_text(told, encoding="utf8")
    return tmp_path


def test_emphasis_prints_a_table_with_bars(folder: Path) -> None:
    files = sorted(map(str, folder.glob("*.txt")))
    shown = CliRunner().invoke(app, ["emphasis", *files])
    assert shown.exit_code == 0, shown.output
    assert "4 texts, 18 sentences, 2001–2008 in periods of 5 years" in shown.stdout
    assert "▅█" in next(line for line in shown.stdout.splitlines() if "NOR" in line)
    assert "50.0% 2006" in shown.stdout
    assert "3 of 6" in shown.stdout


def test_emphasis_gives_json_and_draws_what_it_counted(folder: Path, tmp_path: Path) -> None:
    files = sorted(map(str, folder.glob("*.txt")))
    picture = tmp_path / "picture.svg"
    told = ["emphasis", *files, "--issues", "climate,trade", "--years", "1", "--chart", str(picture), "--json"]
    found = orjson.loads(CliRunner().invoke(app, told).stdout_bytes)
    assert found["issues"] == ["climate", "trade"]
    assert {(s["country"], s["since"], s["sentences"]) for s in found["shares"] if s["issue"] == "climate"} == {
        ("NOR", 2001, 1),
        ("NOR", 2008, 3),
        ("CHL", 2001, 1),
        ("CHL", 2008, 1),
    }
    drawn = ET.parse(picture).getroot()  # noqa: S314 - our own picture
    words = "".join(drawn.itertext())
    assert "Climate and environment" in words
    assert "NOR, Climate and environment, 2008–2008: 50.0%" in words


def test_emphasis_says_what_a_file_lacks(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(CLIMATE, encoding="utf8")
    shown = CliRunner().invoke(app, ["emphasis", str(file)])
    assert shown.exit_code != 0

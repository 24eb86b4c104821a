"""POLECAT files become rows, as tab-separated tables and as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FIELDS = {
    "Event ID": "20180101-1", "Event Date": "2018-01-01", "Event Type": "CONSULT", "Event Mode": "meet",
    "Intensity": "7.0", "Contexts": "diplomatic", "Actor Name": "Foreign Minister", "Actor Country": "JPN",
    "Primary Actor Sector": "GOV", "Recipient Name": "Seoul", "Recipient Country": "South Korea",
    "Primary Recipient Sector": "", "Source": "The Paper", "Publication Date": "2018-01-03", "Version": "1",
}  # fmt: skip


def written(path: Path, rows: list[dict[str, str]], form: str) -> Path:
    if form == "tsv":
        lines = ["\t".join(FIELDS), *("\t".join((FIELDS | row).values()) for row in rows)]
    else:
        lines = [json.dumps({name.replace(" ", "_").lower(): v for name, v in (FIELDS | row).items()}) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["tsv", "jsonl"])
def test_a_row_has_its_type_countries_and_the_day_of_its_report(
    tmp_path: Path, imported: Callable[..., Any], form: str
) -> None:
    rows = [
        {},
        {"Event ID": "2", "Event Type": "DANCE"},
        {"Event ID": "3", "Event Date": "2018-13-01"},
        {"Event ID": "4", "Intensity": "high"},
        {"Event ID": "5", "Actor Country": "JPN;USA"},
    ]
    found, report = imported(written(tmp_path / "p.txt", rows, form))
    told = {name: value for name, value in found[0].items() if value is not None}
    first = 2 if form == "tsv" else 1
    assert told == {
        "row": first, "data": "polecat", "event_id": "20180101-1", "source_country": "JPN", "source_sector": "GOV",
        "source_text": "Foreign Minister", "target_country": "KOR", "target_text": "Seoul", "plover": "CONSULT",
        "goldstein": 7.0, "first_day": date(2018, 1, 1),
        "known_day": date(2018, 1, 3), "publisher": "The Paper",
    }  # fmt: skip
    assert [(p.row, p.code) for p in report.problems] == [
        (first + 1, "illegal-code"), (first + 2, "bad-date"), (first + 3, "out-of-range"), (None, "unknown-country"),
    ]  # fmt: skip
    assert (found[1]["event_id"], found[1]["source_country"]) == ("5", None)


def test_stray_tabs_cost_their_row_only(tmp_path: Path, imported: Callable[..., Any]) -> None:
    rows = [{}, {"Event ID": "2", "Actor Name": "Foreign\tMinister"}, {"Event ID": "3"}]
    found, report = imported(written(tmp_path / "p.txt", rows, "tsv"))
    assert [row["event_id"] for row in found] == ["20180101-1", "3"]
    assert [(p.row, p.code) for p in report.problems] == [(3, "ragged")]


def test_broken_json_costs_its_line_only(tmp_path: Path, imported: Callable[..., Any]) -> None:
    path = written(tmp_path / "p.jsonl", [{}, {"Event ID": "2"}], "jsonl")
    path.write_text(path.read_text().replace("\n", '\n{"a":\n[]\n\n', 1))
    found, report = imported(path)
    assert [row["row"] for row in found] == [1, 5]
    assert [(p.row, p.code) for p in report.problems] == [(2, "unreadable"), (3, "unreadable")]

"""The list of issues is closed, nested, and every label in use maps into it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from winset.errors import UnknownName
from winset.reference.issues import aliases, issue, issue_id, issues
from winset.reference.table import rows


def test_ids_are_unique_words_and_parents_are_issues_without_parents() -> None:
    listed = [row["id"] for row in rows("issues.csv")]
    assert len(listed) == len(set(listed)) == 41
    for entry in issues().values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.id)
        assert entry.title
        assert entry.covers
        if entry.parent is not None:
            assert issue(entry.parent).parent is None


def test_every_issue_has_a_topic_of_the_comparative_agendas_project() -> None:
    numbers = [int(row["number"]) for row in rows("cap_topics.csv")]
    assert numbers == sorted(set(numbers))
    assert {entry.cap for entry in issues().values()} <= set(numbers)
    assert issue("trade").cap_name == "Foreign Trade"


def test_an_alias_is_no_id_and_means_one_issue() -> None:
    listed = [row["alias"] for row in rows("issue_aliases.csv")]
    assert len(listed) == len(set(listed))
    for alias, meant in aliases().items():
        assert meant in issues(), alias
        assert alias not in issues()
        assert issue_id(alias) == meant


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("north-korea", "dprk"),
        ("humanitarian-dprk", "humanitarian"),
        ("Export Controls", "trade-controls"),
        ("women’s empowerment", "women"),
        ("climate_change", "climate"),
        ("TRADE", "trade"),
        ("astrology", None),
        ("", None),
    ],
)
def test_labels_map_whatever_their_spelling(label: str, meant: str | None) -> None:
    assert issue_id(label) == meant


def test_an_unknown_issue_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="semiconductors"):
        issue("semiconducters")


def test_every_label_of_the_compiled_record_maps(shared: Path) -> None:
    labels = set()
    for name in ("chronicle_1998_2018.jsonl", "chronicle_2019_2026.jsonl"):
        with (shared / "data" / name).open(encoding="utf-8") as lines:
            chronicle = {json.loads(line)["issue"] for line in lines}
        labels |= chronicle
    assert len(labels) == 25
    with (shared / "data" / "options_outcomes.csv").open(encoding="utf-8") as table:
        options = {row["issue"] for row in csv.DictReader(table)}
    assert len(options) == 35
    assert all(issue_id(label) for label in labels | options)

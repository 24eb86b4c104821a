"""Who speaks how of another country."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from winset.desk import create, read
from winset.desk.stances import stances, stances_of
from winset.errors import BadInput, UnknownName

SPEECHES = [
    {
        "id": "a",
        "group": "A",
        "date": "2019-03-01",
        "lang": "ja",
        "text": "韓国政府の対応は極めて遺憾である。日本の経済は好調だ。",
    },
    {"id": "b", "group": "A", "date": "2020-03-01", "lang": "ja", "text": "韓国の対応は断じて受け入れられません。"},
    {"id": "c", "group": "B", "date": "2019-05-01", "lang": "ja", "text": "日本は韓国の決定を歓迎します。"},
    {"id": "d", "group": "B", "date": "2019-06-01", "lang": "ja", "text": "韓国の首都はソウルです。"},
]


def test_sentences_that_name_the_country_are_counted_and_signed_by_group() -> None:
    found = stances_of(SPEECHES, "KOR", by=("group",))
    rows = {row.key: (row.named, row.conciliatory, row.hostile) for row in found.rows}
    assert rows == {("A",): (2, 0, 2), ("B",): (2, 1, 0)}
    assert (found.texts, found.named) == (4, 4)
    for row in found.rows:
        assert row.share is not None
        assert 0 <= row.low <= row.share <= row.high <= 1 or row.share in (0, 1)


def test_rows_are_divided_by_year_and_keep_the_sentences_behind_them() -> None:
    found = stances_of(SPEECHES, "KOR", by=("group", "year"), examples=1)
    rows = {row.key: row for row in found.rows}
    assert set(rows) == {("A", "2019"), ("A", "2020"), ("B", "2019")}
    (example,) = rows["A", "2020"].examples
    assert (example.id, example.sign, example.date) == ("b:0", -1, "2020-03-01")


def test_english_speeches_are_read_too() -> None:
    text = "Canada condemned Iran over the arrests. The weather was mild."
    found = stances_of([{"id": 1, "text": text, "group": "X", "speaker": "CAN GOV"}], "IRN", by=("group",))
    assert [(row.named, row.hostile) for row in found.rows] == [(1, 1)]


def test_a_file_and_a_case_are_read(tmp_path: Path) -> None:
    file = tmp_path / "speeches.jsonl"
    file.write_text("".join(json.dumps(s, ensure_ascii=False) + "\n" for s in SPEECHES), encoding="utf-8")
    assert stances(file, "kor").rows == stances_of(SPEECHES, "KOR", by=("group",)).rows
    case = create(tmp_path / "case", title="Pair")
    page = f"---\nauthor: Taro\ndate: 2019-03-01\n---\n{SPEECHES[0]['text']}\n"
    (case / "sources" / "a.md").write_text(page, encoding="utf-8")
    read(case)
    assert [row.key for row in stances(case, "KOR").rows] == [("Taro",)]
    assert stances(case, "KOR", as_of="2018").rows == ()


def test_what_cannot_be_used_is_told(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(BadInput, match="row 1"):
        stances(file, "KOR")
    with pytest.raises(UnknownName):
        stances(file, "KOR", by=("party",))
    with pytest.raises(UnknownName):
        stances(file, "XXX")

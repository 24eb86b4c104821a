"""What people write into a search field."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import BadInput
from winset.store.bigrams import spelled
from winset.store.wording import wording

TEXTS = (
    "韓国最高裁は元徴用工の訴えを認めた。",
    "한일 관계가 나빠졌다.",
    "한일관계 개선을 촉구했다.",
    "Export controls on chips were lifted by Japan.",
    "Controls of exports hurt China.",
    "竹島の日の式典",
)


def found(query: str, **told: object) -> list[int]:
    con = sqlite3.connect(":memory:")
    con.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')")
    con.executemany("INSERT INTO t (rowid, words) VALUES (?, ?)", [(n, spelled(text)) for n, text in enumerate(TEXTS)])
    match = wording(query, **told).match  # type: ignore[arg-type] - names only
    rows = con.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (match,)).fetchall()
    con.close()
    return [n for (n,) in rows]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("徴用", [0]),
        ("徴用工", [0]),
        ("工", [0]),
        ("日", [5]),
        ("用徴", []),
        ("한일관계", [1, 2]),
        ("한일 관계", [1, 2]),
        ("계", [1, 2]),
        ('"한일관계"', [2]),
        ("관계 -개선", [1]),
        ("export controls", [3, 4]),
        ('"export controls"', [3]),
        ("「export controls」", [3]),
        ("controls -china", [3]),
        ("-china controls", [3]),
        ("判決 OR 竹島 OR chips", [3, 5]),
        ("controls chips OR exports", [3, 4]),
        ("exp*", [3, 4]),
        ("EXPORT", [3, 4]),
        ('unfinished" controls', []),
        ("lifted AND", []),
    ],
)
def test_words_find_the_texts_that_hold_them(query: str, rows: list[int]) -> None:
    assert found(query) == rows


def test_names_are_looked_for_in_other_scripts_unless_they_are_quoted() -> None:
    assert found("Takeshima", names=lambda _: ("竹島",)) == [5]
    assert found('"Takeshima"', names=lambda _: ("竹島",)) == []
    asked = wording("Takeshima day", names=lambda name: ("竹島",) if name == "Takeshima" else ())
    assert asked.also == ("竹島",)


def test_filters_narrow_and_are_checked() -> None:
    asked = wording("chips lang:JA kind:option after:2019-07 before:2020 lang:ko")
    assert (asked.langs, asked.kinds, asked.after, asked.before) == (
        ("ja", "ko"),
        ("option",),
        "2019-07-01",
        "2020-01-01",
    )
    for query in ("chips kind:all", "chips after:soon", "lang:ja", "-chips", "", "、。"):
        with pytest.raises(BadInput):
            wording(query)


@given(st.text(max_size=30))
def test_any_query_is_an_expression_or_a_sentence_for_people(query: str) -> None:
    with contextlib.suppress(BadInput):  # any other error fails
        assert all(0 <= row < len(TEXTS) for row in found(query))

"""Questions see what was known on their day, each text once, under its licence."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest

from winset.errors import CaseError
from winset.store import CaseFolder, Query, counts, data_sets
from winset.store.duck import connect

SOURCE = """
[[source]]
id = "ministry"
title = "The Ministry"
licence = "CC BY 4.0"
redistributable = true
files = ["a*.txt"]
"""


def sizes(query: Query) -> dict[str, int]:
    return {
        view: len(query.rows(f"FROM {view}")) for view in ("documents", "sentences", "events", "claims", "imported")
    }


def planted(case: CaseFolder, toy: ModuleType) -> None:
    """Rows of every kind known before, on, and after 1 February 2021, and from an unknown day."""
    toy.fill(
        case.path,
        {
            "a.txt": (
                "2020-05-06 JPN meets KOR. It should last.\n"
                "2021-01 JPN blames KOR on 2021-01-10.\n"
                "2021-02 KOR blames JPN on 2021-02-01. It should end.\n"
                "2021-02-02 JPN meets KOR on 2020-05-06.\n"
                "? KOR meets JPN on 2020-05-06. It should.\n"
            ),
            "b.rows": "JPN KOR 040 2021-01-31\nJPN KOR 112 2021-02\nKOR JPN 112 2021\n",
        },
    )
    with case.deriving() as writer:
        toy.update(writer)


def test_an_empty_case_answers_with_nothing(case: CaseFolder, toy: ModuleType) -> None:
    with case.query() as query:
        assert data_sets(query) == []
        assert counts(query, data="coded", counting=toy.COUNTING).source.size == 0
        assert set(sizes(query).values()) == {0}


def test_nothing_known_later_is_there_and_nothing_else_is_missing(case: CaseFolder, toy: ModuleType) -> None:
    planted(case, toy)
    with case.query(as_of=date(2021, 2, 1)) as query:
        assert sizes(query) == {"documents": 2, "sentences": 3, "events": 2, "claims": 1, "imported": 1}
        assert query.rows("SELECT weight FROM events WHERE date = '2020-05-06'") == [{"weight": 1.0}]
    with case.query() as query:
        assert query.rows("SELECT count(*) AS n FROM documents") == [{"n": 5}]
        assert {row["weight"] for row in query.rows("SELECT weight FROM events WHERE date = '2020-05-06'")} == {
            0.5,
            1.0,
        }
    with case.query(as_of=date(2021, 2, 28)) as query:
        assert query.rows("SELECT count(*) AS n FROM documents") == [{"n": 4}]


def test_rows_planted_later_move_nothing(case: CaseFolder, toy: ModuleType) -> None:
    planted(case, toy)
    day = date(2021, 2, 1)

    def view() -> object:
        with case.query(as_of=day) as query:
            return (
                repr([counts(query, data=data, counting=toy.COUNTING) for data in ("coded", "toy")]),
                query.rows("SELECT * FROM documents ORDER BY id"),
                query.rows("SELECT * FROM events ORDER BY document, event"),
                query.rows("SELECT * FROM claims ORDER BY document, claim"),
                query.rows("SELECT * FROM imported ORDER BY row"),
            )

    before = view()
    toy.fill(
        case.path,
        {
            "later.txt": "2021-02-02 JPN meets KOR. It should last.\n2021-02 JPN blames KOR on 2020-05-06.\n2022 x",
            "later.rows": "JPN KOR 112 2021-02-02\nJPN KOR 112 2022\n",
        },
    )
    with case.deriving() as writer:
        toy.update(writer)
    assert view() == before


def test_a_text_in_two_files_counts_once_as_the_one_known_first(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path, {"a.txt": "2020-05-06 JPN meets KOR.", "b.txt": "2020-05-05 JPN meets KOR.\n2020 JPN blames KOR."}
    )
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        assert [row["file"] for row in query.rows("SELECT file FROM documents ORDER BY date")] == ["b.txt", "b.txt"]
        assert query.rows("SELECT count(*) AS n FROM events") == [{"n": 2}]
        assert query.rows("SELECT count(*) AS n FROM sentences") == [{"n": 2}]


def test_each_document_carries_the_licence_of_its_source(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a1.txt": "2020 One.", "b.txt": "2020 Two."})
    marker = case.path / "winset.toml"
    with case.deriving() as writer:
        toy.update(writer)
    marker.write_text(marker.read_text() + SOURCE)
    with case.query() as query:
        first, second = query.rows(
            "SELECT file, source_id, source_title, licence, redistributable FROM documents ORDER BY file"
        )
    assert tuple(first.values()) == ("a1.txt", "ministry", "The Ministry", "CC BY 4.0", True)
    assert tuple(second.values()) == ("b.txt", "b.txt", "b.txt", "not stated", False)


def test_sentences_are_spans_of_their_document(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 日本 said 😀 so.   한국 did not."})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        assert [row["text"] for row in query.rows("SELECT text FROM sentences ORDER BY sentence")] == [
            "日本 said 😀 so.",
            "한국 did not.",
        ]


@pytest.mark.parametrize("damage", ["missing", "cut short", "garbled"])
def test_damaged_parts_are_a_sentence(case: CaseFolder, toy: ModuleType, damage: str) -> None:
    planted(case, toy)
    for path in case.layout.parts.iterdir():
        size = path.stat().st_size
        if damage == "missing":
            path.unlink()
        else:
            path.write_bytes(b"\x00" * (size if damage == "garbled" else 10))
    with pytest.raises(CaseError, match="winset read"), case.query() as query:
        query.rows("SELECT * FROM documents")


def test_a_query_that_outgrows_its_memory_spills_to_disk(case: CaseFolder) -> None:
    with case.query(memory="60MB", threads=1) as query:
        rows = query.rows("SELECT count(*) AS n FROM (SELECT DISTINCT hash(range) FROM range(3_000_000))")
    assert rows == [{"n": 3_000_000}]


def test_what_the_network_could_bring_is_refused(case: CaseFolder) -> None:
    with connect(case.path / "spill") as con:
        settings = dict(
            con.execute("SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions'").fetchall()
        )
    assert set(settings.values()) == {"false"}


def test_parts_of_an_earlier_version_are_told(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"b.rows": "JPN KOR 040 2021-01-31\n"})
    with case.deriving() as writer:
        toy.update(writer)
        (name,) = writer.db.execute("SELECT sha256 FROM parts WHERE kind = 'lines'").fetchone()
    path = case.layout.parts / f"{name}.parquet"
    with connect(case.path / "spill") as con:
        con.execute(f"COPY (SELECT 1 AS other) TO '{path}' (FORMAT parquet)")
    with case.deriving() as writer:
        writer.db.execute("UPDATE parts SET bytes = ? WHERE sha256 = ?", (path.stat().st_size, name))
    with pytest.raises(CaseError, match="earlier version"), case.query():
        pass

"""Parts: the same input gives the same bytes, once; what is missing, cut short or orphaned is put right."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from winset.errors import StorageError
from winset.store import CaseFolder, Writer
from winset.store.disk import TEMPORARY
from winset.store.parts import Part, Parts, part_file

ORIGIN = "ab" * 32
ROWS = [{"document": "d", "sentence": i, "start_char": i, "end_char": i + 1} for i in range(20)]


def write(writer: Writer, rows: list[dict[str, Any]], *, shard: int = 0, code: str = "1") -> Part:
    return writer.parts.write("sentences", ORIGIN, shard, inputs=("x",), code=code, rows=rows)


def stored(writer: Writer, part: Part) -> list[dict[str, Any]]:
    path = str(part_file(writer.layout.parts, part))
    found = duckdb.connect().execute("SELECT * FROM read_parquet($path)", {"path": path})
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_a_part_is_named_by_its_bytes_and_written_once(case: CaseFolder) -> None:
    with case.deriving() as writer:
        part = write(writer, ROWS)
        assert part_file(writer.layout.parts, part).name == f"{part.sha256}.parquet"
        assert writer.parts.damaged() == []
        assert [row["sentence"] for row in stored(writer, part)] == list(range(20))
        assert write(writer, [{"document": "not looked at"}]) == part
        assert [p.name for p in writer.layout.parts.iterdir()] == [f"{part.sha256}.parquet"]


def test_other_code_or_other_inputs_replace_it_and_the_next_session_sweeps_the_old(case: CaseFolder) -> None:
    with case.deriving() as writer:
        old = write(writer, ROWS)
        new = write(writer, ROWS[:3], code="2")
        assert writer.db.execute("SELECT sha256, rows FROM parts").fetchall() == [(new.sha256, 3)]
        assert part_file(writer.layout.parts, old).exists()
    with case.deriving() as writer:
        assert [p.name for p in writer.layout.parts.iterdir()] == [f"{new.sha256}.parquet"]


@pytest.mark.parametrize("damage", ["missing", "cut short"])
def test_a_part_that_is_missing_or_cut_short_is_made_again_byte_for_byte(case: CaseFolder, damage: str) -> None:
    with case.deriving() as writer:
        part = write(writer, ROWS)
        path = part_file(writer.layout.parts, part)
        whole = path.read_bytes()
        if damage == "missing":
            path.unlink()
        else:
            path.write_bytes(whole[:-7])
        assert not writer.parts.complete(ORIGIN)
        assert writer.parts.damaged() == [part]
        assert write(writer, ROWS).sha256 == part.sha256
        assert path.read_bytes() == whole
        assert writer.parts.complete(ORIGIN)


def test_bytes_that_changed_without_changing_size_are_found_and_made_again(case: CaseFolder) -> None:
    with case.deriving() as writer:
        part = write(writer, ROWS)
        path = part_file(writer.layout.parts, part)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        assert writer.parts.damaged() == [part]
        writer.parts.discard_damaged()
        assert write(writer, ROWS).sha256 == part.sha256
        assert writer.parts.damaged() == []


def test_a_session_begins_by_sweeping_orphans_and_unfinished_files_only(case: CaseFolder) -> None:
    with case.deriving() as writer:
        part = write(writer, ROWS)
        (writer.layout.parts / f"{'0' * 64}.parquet").write_bytes(b"orphan")
        (writer.layout.parts / f"{TEMPORARY}1.jsonl").write_bytes(b"half")
        (writer.layout.parts / f"{TEMPORARY}spill").mkdir()
        (writer.layout.parts / f"{TEMPORARY}spill" / "x.tmp").write_bytes(b"half")
        (writer.layout.blobs / "ab").mkdir()
        (writer.layout.blobs / "ab" / f"{TEMPORARY}2-ab").write_bytes(b"half")
        (writer.layout.parts / "a note of mine.txt").write_bytes(b"?")
    with case.deriving() as writer:
        assert {p.name for p in writer.layout.parts.iterdir()} == {f"{part.sha256}.parquet", "a note of mine.txt"}
        assert list((writer.layout.blobs / "ab").iterdir()) == []


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "document": TEXT,
                "claim": st.integers(-(2**31), 2**31 - 1),
                "strength": st.one_of(st.none(), st.floats(0, 1)),
                "text": st.one_of(st.none(), TEXT),
                "known_day": st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31))),
            }
        ),
        max_size=30,
    )
)
def test_any_rows_come_back_as_they_went_in_with_the_same_bytes_whatever_the_threads(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    case = CaseFolder.create(tmp_path_factory.mktemp("parts") / "case")
    digests = set()
    with case.deriving() as writer:
        for shard, threads in enumerate((1, 2, 4)):
            writer.parts._duck.execute(f"SET threads={threads}")
            part = writer.parts.write("claims", ORIGIN, shard, inputs=(), code="", rows=rows)
            digests.add(part.sha256)
        got = stored(writer, part)
    assert len(digests) == 1
    assert part.rows == len(rows)
    assert [{name: row[name] for name in sent} for row, sent in zip(got, rows, strict=True)] == rows


def test_many_rows_have_the_same_bytes_whatever_the_threads(case: CaseFolder) -> None:
    rows = [
        {"document": f"{i % 97}", "sentence": i, "start_char": i * 7, "end_char": i * 7 + 5} for i in range(300_000)
    ]
    with case.deriving() as writer:
        found = set()
        for threads in (1, 2, 3):
            writer.parts._duck.execute(f"SET threads={threads}")
            found.add(write(writer, rows, shard=threads).sha256)
    assert len(found) == 1


def test_half_a_character_costs_one_sign_and_moves_no_span(case: CaseFolder) -> None:
    with case.deriving() as writer:
        part = writer.parts.write(
            "claims", ORIGIN, 0, inputs=(), code="", rows=[{"document": "d", "text": "a\ud800b\x00c"}]
        )
        (row,) = stored(writer, part)
    assert row["text"] == "a?b\x00c"


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_a_full_disk_is_a_sentence_and_the_part_is_made_when_there_is_room(case: CaseFolder, ending: str) -> None:
    rows = [{"document": f"d{i}", "text": os.urandom(40).hex()} for i in range(5000)]
    with case.deriving() as writer:
        kept = write(writer, ROWS)

    def write_to_a_full_disk(writer: Writer) -> None:
        (writer.layout.parts / f"{TEMPORARY}{os.getpid()}.{ending}").symlink_to("/dev/full")
        writer.parts.write("claims", ORIGIN, 0, inputs=(), code="", rows=rows)

    with pytest.raises(StorageError, match="disk is full"), case.deriving() as writer:
        write_to_a_full_disk(writer)
    with case.deriving() as writer:
        assert writer.parts.damaged() == []
        assert {p.name for p in writer.layout.parts.iterdir()} == {f"{kept.sha256}.parquet"}
        assert writer.parts.write("claims", ORIGIN, 0, inputs=(), code="", rows=rows).rows == 5000


def test_events_do_not_outlive_the_documents_they_were_read_from(case: CaseFolder) -> None:
    def kinds(writer: Writer) -> list[str]:
        return [kind for (kind,) in writer.db.execute("SELECT kind FROM parts ORDER BY kind")]

    with case.deriving() as writer:
        for kind in ("documents", "sentences", "events", "claims"):
            writer.parts.write(kind, ORIGIN, 0, inputs=("a",), code="1", rows=[])
        writer.parts.write("documents", ORIGIN, 0, inputs=("a",), code="2", rows=[])
        assert kinds(writer) == ["claims", "documents", "events", "sentences"]  # the same documents after all
        writer.parts.write("documents", ORIGIN, 0, inputs=("a",), code="3", rows=[{"id": "x"}])
        assert kinds(writer) == ["documents", "sentences"]


def test_shards_beyond_the_last_are_forgotten(case: CaseFolder) -> None:
    with case.deriving() as writer:
        for shard in range(4):
            write(writer, ROWS[:shard], shard=shard)
        writer.parts.keep_only("sentences", ORIGIN, 2)
        assert writer.db.execute("SELECT shard FROM parts ORDER BY 1").fetchall() == [(0,), (1,)]
        assert isinstance(writer.parts, Parts)
        assert Path(writer.parts.folder) == writer.layout.parts

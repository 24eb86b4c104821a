"""What of a watch is new to somebody who has looked before."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from winset.desk.seen import SEEN, is_new, key_of, mark_seen, seen_in
from winset.desk.watching import Notice
from winset.errors import CaseBusy, StorageError
from winset.store import write_file
from winset.store.lock import single_writer

VOTE = Notice(
    kind="election", start=date(2021, 3, 14), end=date(2021, 3, 14), days=30, countries=("DEU",), what="State election",
    issues=(), evidence=("vote",), source="law",
)  # fmt: skip
SILENCE = replace(VOTE, kind="silence", evidence=("m3",), days=-12, what="foreign ministers: no meeting on record")


def test_what_was_seen_is_new_no_more_until_its_day_moves_or_it_changes_its_kind(tmp_path: Path) -> None:
    assert mark_seen(tmp_path, [VOTE, SILENCE], days=90) == 2
    seen = seen_in(tmp_path)
    assert not any(is_new(n, 90, seen) for n in (VOTE, SILENCE, replace(VOTE, days=3, what="reworded")))
    assert is_new(replace(VOTE, start=date(2021, 3, 21), end=date(2021, 3, 21)), 90, seen)
    assert is_new(replace(SILENCE, evidence=("m4",)), 90, seen)
    assert not is_new(replace(SILENCE, start=date(2021, 3, 1)), 90, seen)  # a rhythm counted anew is no news
    assert is_new(replace(SILENCE, kind="meeting due"), 90, seen)


def test_a_nearer_look_sees_what_is_ahead_once_more_and_what_is_late_not(tmp_path: Path) -> None:
    mark_seen(tmp_path, [VOTE, SILENCE], days=90)
    assert [n.kind for n in (VOTE, SILENCE) if is_new(n, 7, seen_in(tmp_path))] == ["election"]
    mark_seen(tmp_path, [VOTE], days=7)
    assert not is_new(VOTE, 7, seen_in(tmp_path))
    mark_seen(tmp_path, [VOTE], days=90)
    assert not is_new(VOTE, 7, seen_in(tmp_path))  # a look from afar takes nothing back


def test_marking_twice_writes_nothing_and_a_damaged_file_tells_all_again(tmp_path: Path) -> None:
    mark_seen(tmp_path, [VOTE], days=90)
    before = (tmp_path / SEEN).read_bytes(), (tmp_path / SEEN).stat().st_mtime_ns
    assert mark_seen(tmp_path, [VOTE], days=90) == 0
    assert ((tmp_path / SEEN).read_bytes(), (tmp_path / SEEN).stat().st_mtime_ns) == before
    for damaged in (b"", b"[1]", b'{"seen": 3}', before[0][:40]):
        (tmp_path / SEEN).write_bytes(damaged)
        assert seen_in(tmp_path) == {}
    assert mark_seen(tmp_path, [VOTE], days=90) == 1


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_seen(tmp_path, [VOTE], days=90)

    def full(path: Path, data: bytes) -> None:
        path.with_name(".tmp-half").write_bytes(data[:9])
        message = "the disk is full"
        raise StorageError(message)

    monkeypatch.setattr("winset.desk.seen.write_file", full)
    with pytest.raises(StorageError):
        mark_seen(tmp_path, [SILENCE], days=90)
    assert set(seen_in(tmp_path)) == {key_of(VOTE)}
    monkeypatch.setattr("winset.desk.seen.write_file", write_file)
    assert mark_seen(tmp_path, [SILENCE], days=90) == 1


@pytest.mark.skipif(os.name == "nt", reason="the lock is asked for otherwise")
def test_two_who_mark_at_once_lose_nothing(tmp_path: Path) -> None:
    mark_seen(tmp_path, [VOTE], days=90)
    with single_writer((tmp_path / SEEN).with_suffix(".lock")), pytest.raises(CaseBusy):
        mark_seen(tmp_path, [SILENCE], days=90)
    assert set(seen_in(tmp_path)) == {key_of(VOTE)}

"""Chunks are whole lines that together are the file, through a pipe or from the file itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from winset.sources.event_chunks import chunks, line_count, readable


@given(st.lists(st.text("ab\n", max_size=9)), st.integers(1, 20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_chunks_are_whole_lines_and_all_of_the_file(tmp_path: Path, texts: list[str], size: int) -> None:
    data = "".join(texts).encode()
    path = tmp_path / "f"
    path.write_bytes(data)
    found = chunks(path, size)
    pieces = [data[c.start : c.stop] for c in found]
    assert b"".join(pieces) == data
    assert all(piece.endswith(b"\n") for piece in pieces[:-1])
    assert sum(map(line_count, found)) == data.count(b"\n") + (bool(data) and not data.endswith(b"\n"))
    assert [c.whole for c in found] == [len(found) == 1] * len(found)


@pytest.mark.parametrize("lacks", [(), ("splice",), ("mkfifo", "splice")])
def test_a_chunk_is_read_whatever_the_system_can_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacks: tuple[str, ...]
) -> None:
    for name in lacks:
        monkeypatch.delattr(os, name, raising=False)
    path = tmp_path / "f"
    path.write_bytes(b"".join(b"%d\n" % n for n in range(400_000)))
    first, second = chunks(path, 1_500_000)
    for chunk in (first, second):
        with readable(chunk, tmp_path) as source:
            assert source.read_bytes() == path.read_bytes()[chunk.start : chunk.stop]
        assert not source.exists()


def test_nobody_waits_where_a_chunk_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"line\n" * 100_000)
    first, *_ = chunks(path, 300_000)
    with readable(first, tmp_path) as source:
        assert source.exists()
    with readable(first, tmp_path) as source, source.open("rb") as file:
        assert file.read(5) == b"line\n"
    assert list(tmp_path.iterdir()) == [path]

"""Bytes reach the disk whole or not at all, and a refusal is a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import StorageError
from winset.store.disk import digest, digest_file, write_file


@given(st.lists(st.text()), st.lists(st.text()))
def test_two_lists_have_one_digest_only_if_they_are_equal(a: list[str], b: list[str]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)


def test_a_digest_keeps_the_boundaries_of_its_parts() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full: free some space"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "not permitted"),
        (errno.EMFILE, os.strerror(errno.EMFILE)),
    ],
)
def test_a_refused_write_leaves_the_old_file_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "polls.csv"
    write_file(path, b"old")

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageError, match=words) as caught:
        write_file(path, b"new")
    assert "nothing saved before is lost" in str(caught.value)
    assert [p.name for p in tmp_path.iterdir()] == ["polls.csv"]
    assert path.read_bytes() == b"old"


def test_a_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_file(path, b"abc")
    assert digest_file(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

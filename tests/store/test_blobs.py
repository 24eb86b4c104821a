"""Original bytes under their digest, kept once, refused when they are not what they say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from winset.errors import StorageError
from winset.store.blobs import Blobs
from winset.store.disk import TEMPORARY, digest_file


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>hello</p>" * 1000)
    return path


def test_bytes_come_back_and_are_kept_once(tmp_path: Path, original: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    blobs.folder.mkdir()
    sha256 = digest_file(original)
    kept = blobs.keep(original, sha256)
    assert kept == blobs.folder / sha256[:2] / sha256
    before = kept.stat().st_mtime_ns
    assert blobs.keep(original, sha256).stat().st_mtime_ns == before
    assert kept.read_bytes() == original.read_bytes()


def test_bytes_cut_short_are_kept_again_and_changed_ones_are_a_sentence(tmp_path: Path, original: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    blobs.folder.mkdir()
    sha256 = digest_file(original)
    blobs.keep(original, sha256).write_bytes(b"cut short")
    assert blobs.keep(original, sha256).read_bytes() == original.read_bytes()
    with pytest.raises(StorageError, match="changed while it was being read"):
        blobs.keep(original, "00" * 32)
    assert not list(blobs.folder.rglob(f"{TEMPORARY}*"))


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, original: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    sha256 = digest_file(original)
    folder = blobs.folder / sha256[:2]
    folder.mkdir(parents=True)
    (folder / f"{TEMPORARY}{os.getpid()}-{sha256}").symlink_to("/dev/full")
    with pytest.raises(StorageError, match=r"could not keep the original of page\.html: the disk is full"):
        blobs.keep(original, sha256)
    assert list(folder.iterdir()) == []

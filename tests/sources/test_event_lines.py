"""Files of lines are unpacked and tidied, whatever stands in them."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from winset.sources.event_chunks import chunks
from winset.sources.event_lines import broken, first_lines, opened, plain, tidied
from winset.sources.limits import Limits

TEXT = b"a\tb\nc\td\ne\tf"


def packed(folder: Path, way: str) -> Path:
    path = folder / f"file.{way}"
    if way == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("one.txt", TEXT)
            archive.writestr("two.txt", TEXT)
    else:
        path.write_bytes(gzip.compress(TEXT) if way == "gz" else TEXT)
    return path


@pytest.mark.parametrize(("way", "count"), [("txt", 3), ("gz", 3), ("zip", 6)])
def test_packed_files_are_lines(tmp_path: Path, way: str, count: int) -> None:
    path = packed(tmp_path, way)
    with plain(path, tmp_path) as lines:
        assert lines.damage is None
        assert lines.path.read_bytes().splitlines() == TEXT.splitlines() * (count // 3)
        assert (lines.path == path) is (way == "txt")
    assert lines.path.exists() is (way == "txt")
    with opened(path) as file:
        assert file.readline(100) == b"a\tb\n"


def test_a_damaged_file_is_read_up_to_the_damage(tmp_path: Path) -> None:
    path = tmp_path / "file.gz"
    whole = gzip.compress(b"\n".join(str(n * 7919).encode() for n in range(5000)))
    path.write_bytes(whole[: len(whole) // 2])
    with plain(path, tmp_path) as lines:
        assert 100 < len(lines.path.read_bytes().splitlines()) < 5000
        assert "damaged" in (lines.damage or "")


def test_first_lines(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    assert first_lines(path, Limits(), 3) == ["one", "two"]
    path.write_bytes(b"\x1f\x8bbroken")
    assert first_lines(path, Limits()) == []
    path.write_bytes(b"PK\x03\x04broken")
    assert first_lines(path, Limits()) == []
    assert first_lines(tmp_path / "none", Limits()) == []


def test_tidied_lines_keep_their_places_and_say_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"a\tb\tc\r\n\xff\tb\tc\n\n" + b"x" * 50 + b"\nla\rst\tb\nonly\na\tb\tc\td")
    (chunk,) = chunks(path)
    tidied(chunk, tmp_path / "t", width=3, least=2, limits=Limits(line_chars=20))
    told = [line.split("\t") for line in (tmp_path / "t").read_text(encoding="utf-8").splitlines()]
    assert {len(cells) for cells in told} == {3}
    assert [cells[0] for cells in told] == [
        "a", "\x02encoding:byte 1", "\x02blank:", "\x02too-long:20", "la st", "\x02ragged:1", "\x02ragged:4",
    ]  # fmt: skip


def test_words_at_fault_stay_in_one_cell() -> None:
    assert broken("ragged", "a\tb\n", 3) == b"\x02ragged:a b \t\t\n"

"""Files of event data as plain lines: unpacked, and tidied where a line is broken.

A broken line stays in its place as one that says what is wrong, so that every row knows its line and costs itself only.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import Final, cast

from winset.sources.event_chunks import Chunk
from winset.sources.limits import Limits

__all__ = ["MARK", "Lines", "broken", "first_lines", "opened", "plain", "tidied"]

MARK: Final = "\x02"
"""First character of a line that stands for a broken one."""
_CHUNK: Final = 1 << 22
_BLANKS: Final = bytes(32 if code < 32 and code != 9 else code for code in range(256))  # noqa: PLR2004 - control codes but the tab
_UNREADABLE: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A plain text file with what is known of it."""

    path: Path
    damage: str | None = None
    """Why the file ends early, if it does."""


def broken(code: str, told: object, width: int) -> bytes:
    """A line of `width` cells that stands for a broken one: reason code and the words at fault."""
    said = str(told).replace("\t", " ").replace("\n", " ")
    return f"{MARK}{code}:{said}".encode("utf-8", "replace") + b"\t" * (width - 1) + b"\n"


@contextmanager
def opened(path: Path) -> Iterator[BufferedIOBase]:
    """The bytes of a file, unpacked if it is gzipped or a zip archive; the members of an archive follow each other."""
    with path.open("rb") as file:
        head = file.read(4)
    if head[:2] == b"\x1f\x8b":
        with gzip.open(path) as unpacked:
            yield cast("BufferedIOBase", unpacked)
    elif head == b"PK\x03\x04":
        with zipfile.ZipFile(path) as archive:
            yield cast("BufferedIOBase", _Members(archive))
    else:
        with path.open("rb") as file:
            yield file


class _Members:
    """The members of an archive as one stream of lines."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = [info for info in archive.infolist() if not info.is_dir()]
        self._open: BufferedIOBase | None = None
        self._last = b"\n"

    def _from(self, size: int, *, line: bool) -> bytes:
        while True:
            if self._open is None:
                if not self._names:
                    return b""
                self._open = cast("BufferedIOBase", self._archive.open(self._names.pop(0)))
            data = self._open.readline(size) if line else self._open.read1(size)
            if data:
                self._last = data[-1:]
                return data
            self._open.close()
            self._open = None
            if self._last != b"\n":  # the last line of a member without an end of its own
                self._last = b"\n"
                return b"\n"

    def read1(self, size: int) -> bytes:
        """Up to so many bytes; none at the end."""
        return self._from(size, line=False)

    def readline(self, size: int) -> bytes:
        """Up to the end of a line, or so many bytes; none at the end."""
        return self._from(size, line=True)


def first_lines(path: Path, limits: Limits, count: int = 1) -> list[str]:
    """The first lines of a file, without their ends; fewer where there are not so many or they cannot be read."""
    try:
        with opened(path) as file:
            lines = [file.readline(limits.line_chars) for _ in range(count)]
    except _UNREADABLE:
        return []
    lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
    return [line.decode("utf-8", "replace").rstrip("\r\n") for line in lines if line]


@contextmanager
def plain(path: Path, folder: Path) -> Iterator[Lines]:
    """The file itself where it is plain text, else an unpacked copy in a folder."""
    with path.open("rb") as file:
        packed = file.read(4)[:2] in {b"\x1f\x8b", b"PK"}
    if packed:
        copy = folder / "unpacked.txt"
        yield _unpacked(path, copy)
        copy.unlink(missing_ok=True)
        return
    yield Lines(path=path)


def _unpacked(path: Path, copy: Path) -> Lines:
    damage = None
    try:
        with opened(path) as source, copy.open("wb") as target:
            while chunk := source.read1(_CHUNK):
                target.write(chunk)
    except _UNREADABLE as error:
        damage = f"the file is damaged ({str(error)[:60]}); what stands before that is read"
    return Lines(path=copy, damage=damage)


def tidied(chunk: Chunk, copy: Path, *, width: int, least: int, limits: Limits) -> None:
    """Copy the lines of a chunk so that each has `width` cells.

    Short ones down to `least` are filled, broken ones marked; stray carriage returns and control characters become
    blanks.
    """
    with chunk.path.open("rb") as source, copy.open("wb") as target:
        source.seek(chunk.start)
        while source.tell() < chunk.stop and (line := source.readline(limits.line_chars)):
            whole = line.endswith(b"\n")
            target.write(_tidy(line, width, least, whole=whole or len(line) < limits.line_chars))
            while not whole and (rest := source.readline(_CHUNK)):
                whole = rest.endswith(b"\n")


def _tidy(line: bytes, width: int, least: int, *, whole: bool) -> bytes:
    text = line.rstrip(b"\r\n").translate(_BLANKS)
    cells = text.count(b"\t") + 1
    if not text.strip():
        return broken("blank", "", width)
    if not whole:
        return broken("too-long", len(line), width)
    if not least <= cells <= width:
        return broken("ragged", cells, width)
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        return broken("encoding", f"byte {error.start + 1}", width)
    return text + b"\t" * (width - cells) + b"\n"

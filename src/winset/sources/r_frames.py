"""Data frames in R's own form (XDR serialization, versions 2 and 3), read in one pass over the bytes.

Only what a data frame is made of is known here: vectors, factors, lists, attributes, and the compact vectors of
version 3. Anything else, such as an environment or a function, raises `NotOnlyFrames`; nothing in a file is ever run.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["NotOnlyFrames", "r_frames"]

_OPENERS: Final[Mapping[bytes, Callable[[Path], Any]]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
_DEEPEST: Final = 60
_NIL, _SYMBOL, _PAIRS, _CHAR, _LOGICAL, _INTEGER, _REAL, _STRINGS, _LIST, _POINTER, _COMPACT, _REFERENCE = (
    254, 1, 2, 9, 10, 13, 14, 16, 19, 22, 238, 255,
)  # fmt: skip
_LATIN1: Final = 1 << 2
_NA: Final = -(2**31)
_WORD: Final = struct.Struct(">Ii")


class NotOnlyFrames(Exception):
    """The file holds something else than data frames of plain columns."""


@dataclass(slots=True)
class _Vector:
    """A value with its attributes."""

    value: Any
    attributes: dict[str, _Vector] = field(default_factory=dict)


def r_frames(path: Path, *, most_bytes: int) -> tuple[dict[str, Sequence[Any]], ...]:
    """Every data frame of a file as columns by name; a missing word or whole number is None, a missing number NaN.

    Raises
    ------
    NotOnlyFrames
        There is something in it that is not read here, or it is damaged, or it unpacks to more than `most_bytes`.
    """
    with path.open("rb") as file:
        start = file.read(8)
    opener = next((opener for magic, opener in _OPENERS.items() if start.startswith(magic)), _plain_file)
    try:
        with opener(path) as unpacked:
            data: bytes = unpacked.read(most_bytes + 1)
        if len(data) > most_bytes:
            raise NotOnlyFrames(f"it unpacks to more than {most_bytes} bytes")
        top = _Reader(data).everything()
    except (EOFError, OSError, ValueError, IndexError, KeyError, TypeError, struct.error, lzma.LZMAError) as error:
        raise NotOnlyFrames(str(error)) from error
    return tuple(_columns(value) for value in top if "names" in value.attributes and _is_frame(value))


def _plain_file(path: Path) -> BinaryIO:
    return path.open("rb")


def _is_frame(value: _Vector) -> bool:
    kind = value.attributes.get("class")
    return isinstance(value.value, list) and kind is not None and "data.frame" in kind.value


def _columns(frame: _Vector) -> dict[str, Sequence[Any]]:
    return {
        str(name): _plain(column) for name, column in zip(frame.attributes["names"].value, frame.value, strict=True)
    }


def _plain(column: _Vector) -> Sequence[Any]:
    """A column as a list; a factor as its words."""
    value = column.value
    if isinstance(value, list):
        return value
    if "levels" in column.attributes:
        words = [None, *column.attributes["levels"].value]
        return [words[number] if number > 0 else None for number in value.tolist()]
    if value.dtype.kind == "i":
        gaps = value == _NA
        return [None if gap else v for v, gap in zip(value.tolist(), gaps.tolist(), strict=True)]
    return list(value.tolist())


class _Reader:
    """One pass over the bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.symbols: list[str] = []

    def everything(self) -> list[_Vector]:
        """The values of the file by their order, without their names."""
        for magic in (b"RDX2\n", b"RDX3\n"):
            if self.data.startswith(magic):
                self.at = len(magic)
        if self.data[self.at : self.at + 2] != b"X\n":
            raise NotOnlyFrames("it is not in the binary form that R saves by default")
        self.at += 2
        version = self.number()
        self.at += 8  # the version of R that wrote it, and the oldest that can read it
        if version == 3:  # noqa: PLR2004 - the form of R 3.5 and later, which names its encoding
            size = self.number()
            self.at += size
        found = self.value(0)
        return [v for _, v in found] if isinstance(found, list) else [found]

    def number(self) -> int:
        """The next whole number."""
        (found,) = struct.unpack_from(">i", self.data, self.at)
        self.at += 4
        return int(found)

    def value(self, depth: int) -> Any:  # noqa: ANN401 - a vector, pairs, the name of a symbol, or None
        """The next value."""
        if depth > _DEEPEST:
            raise NotOnlyFrames("it is nested too deeply")
        flags = self.number()
        kind = flags & 0xFF
        if kind == _NIL:
            return None
        if kind == _SYMBOL:
            self.number()
            self.symbols.append(self.text(self.number()))
            return self.symbols[-1]
        if kind == _REFERENCE:
            return self.symbols[(flags >> 8 or self.number()) - 1]
        if kind == _PAIRS:
            return self.pairs(flags, depth)
        if kind == _POINTER:
            return self.pointer(flags, depth)
        if kind == _COMPACT:
            found, attributes = self.compact(depth)
        else:
            found = _Vector(self.vector(kind, depth))
            attributes = self.value(depth + 1) if flags & 0x200 else None
        found.attributes |= dict(attributes or ())
        return found

    def pointer(self, flags: int, depth: int) -> None:
        """A place in the memory of the program that wrote the file, as data.table leaves it: passed over."""
        self.symbols.append("")
        for _ in range(3 if flags & 0x200 else 2):
            self.value(depth + 1)

    def pairs(self, flags: int, depth: int) -> list[tuple[str, Any]]:
        """A chain of tagged values."""
        found = []
        while flags & 0xFF == _PAIRS:
            if flags & 0x200:
                self.value(depth + 1)
            tag = self.value(depth + 1) if flags & 0x400 else ""
            found.append((tag, self.value(depth + 1)))
            flags = self.number()
        if flags & 0xFF != _NIL:
            raise NotOnlyFrames("a list does not end as lists do")
        return found

    def vector(self, kind: int, depth: int) -> NDArray[Any] | list[Any]:
        """The values of a vector whose kind has been read."""
        size = self.number()
        if kind in (_LOGICAL, _INTEGER):
            return self.array(">i4", size)
        if kind == _REAL:
            return self.array(">f8", size)
        if kind in (_STRINGS, _LIST) and 0 <= size <= (len(self.data) - self.at) // 4:
            return self.words(size) if kind == _STRINGS else [self.value(depth + 1) for _ in range(size)]
        raise NotOnlyFrames(f"it holds a value of kind {kind} with {size} parts")

    def array(self, kind: str, size: int) -> NDArray[Any]:
        """Numbers of one kind."""
        found = np.frombuffer(self.data, dtype=kind, count=max(size, 0), offset=self.at)
        self.at += found.nbytes
        return found.astype(found.dtype.newbyteorder("="))

    def text(self, size: int) -> str:
        """Text of so many bytes."""
        self.at += size
        return self.data[self.at - size : self.at].decode("utf-8")

    def words(self, size: int) -> list[str | None]:
        """Words, most of them seen before."""
        data, at = self.data, self.at
        known: dict[bytes, str] = {}
        found: list[str | None] = []
        for _ in repeat(None, size):
            flags, length = _WORD.unpack_from(data, at)
            if flags & 0xFF != _CHAR:
                raise NotOnlyFrames("a word is none")
            at += 8
            if length < 0:
                found.append(None)
                continue
            raw = data[at : at + length]
            at += length
            word = known.get(raw)
            if word is None:
                latin = flags >> 12 & _LATIN1
                word = known[raw] = raw.decode("latin-1" if latin else "utf-8", errors="replace")
            found.append(word)
        if at > len(data):
            raise NotOnlyFrames("it ends in the middle of a word")
        self.at = at
        return found

    def compact(self, depth: int) -> tuple[_Vector, Any]:
        """A vector that version 3 writes in short, with its attributes: a range, or a wrapped one."""
        info, state, attributes = (self.value(depth + 1) for _ in range(3))
        name = info[0][1]
        if name in ("compact_intseq", "compact_realseq"):
            size, first, step = state.value.tolist()
            if not 0 <= size <= len(self.data):
                raise NotOnlyFrames("a range is longer than the file")
            values = first + step * np.arange(int(size))
            return _Vector(values.astype(np.int32) if name == "compact_intseq" else values), attributes
        if isinstance(name, str) and name.startswith("wrap_"):
            return state[0][1], attributes
        raise NotOnlyFrames(f"it holds a vector in the form {name}")

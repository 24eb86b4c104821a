"""A large file of lines in chunks, so that several are read side by side and each row still knows its line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Final

import numpy as np

__all__ = ["CHUNK", "Chunk", "chunks", "line_count", "readable"]

CHUNK: Final = 1 << 28
"""Bytes of a chunk, up to the end of a line: the same for every machine, so that the same file gives the same parts."""
_BLOCK: Final = 1 << 20
_NEWLINE: Final = 10
_PATIENCE: Final = 0.01
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines of a file."""

    path: Path
    start: int
    """First byte."""
    stop: int
    """One past the last byte."""
    whole: bool
    """Whether it is all of the file."""


def chunks(path: Path, size: int = CHUNK) -> tuple[Chunk, ...]:
    """The chunks of a file in their order; one of no bytes for an empty file."""
    end = path.stat().st_size
    cuts = [0]
    with path.open("rb") as file:
        while cuts[-1] + size < end:
            file.seek(cuts[-1] + size)
            while (line := file.readline(_BLOCK)) and not line.endswith(b"\n"):
                pass
            cuts.append(file.tell())
    if cuts[-1] < end or end == 0:
        cuts.append(end)
    return tuple(Chunk(path, start, stop, len(cuts) == 2) for start, stop in pairwise(cuts))  # noqa: PLR2004 - two ends


def blocks(chunk: Chunk) -> Iterator[memoryview]:
    """The bytes of a chunk, a block at a time; each is valid until the next one is asked for."""
    held = memoryview(bytearray(_BLOCK))
    left = chunk.stop - chunk.start
    with chunk.path.open("rb", buffering=0) as file:
        file.seek(chunk.start)
        while left > 0 and (got := file.readinto(held[: min(left, _BLOCK)])):
            yield held[:got]
            left -= got


def line_count(chunk: Chunk) -> int:
    """Number of lines, a last one without an end included."""
    count, last = 0, _NEWLINE
    for block in blocks(chunk):
        count += int(np.count_nonzero(np.frombuffer(block, dtype=np.uint8) == _NEWLINE))
        last = block[-1]
    return count + (last != _NEWLINE)


@contextmanager
def readable(chunk: Chunk, folder: Path) -> Iterator[Path]:
    """A path from which a chunk is read once, from its first to its last byte: a pipe, where the system has them."""
    if chunk.whole:
        yield chunk.path
        return
    path = folder / f"{chunk.start}.lines"
    if not hasattr(os, "mkfifo"):
        with path.open("wb") as copy:
            copy.writelines(blocks(chunk))
        yield path
        path.unlink()
        return
    os.mkfifo(path)
    pump = Thread(target=_pump, args=(chunk, path), daemon=True)
    pump.start()
    try:
        yield path
    finally:
        while pump.is_alive():  # nobody listened to the end: opening and closing the pipe lets the pump go
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
            pump.join(_PATIENCE)
        path.unlink()


def _pump(chunk: Chunk, path: Path) -> None:
    with suppress(BrokenPipeError), path.open("wb", buffering=0) as pipe:
        _widen(pipe.fileno())
        if hasattr(os, "splice"):
            with chunk.path.open("rb", buffering=0) as file:
                _spliced(file.fileno(), pipe.fileno(), chunk)
            return
        for block in blocks(chunk):
            sent = 0
            while sent < len(block):
                sent += pipe.write(block[sent:]) or 0


def _widen(pipe: int) -> None:
    """Let a pipe hold a block, so that both ends wake less often; some systems cannot, or allow less."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - not on every system

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _BLOCK)


def _spliced(source: int, target: int, chunk: Chunk) -> None:
    """Move the bytes within the kernel, which spares copying each of them twice."""
    at = chunk.start
    while at < chunk.stop and (moved := os.splice(source, target, min(_BLOCK, chunk.stop - at), offset_src=at)):
        at += moved

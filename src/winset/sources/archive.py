"""Files inside zip archives, and archives inside those, within limits.

Nothing is written to disk, so a path that leaves the archive can do no harm; it is refused all the same, because a
name that lies is no provenance.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Final

from winset.errors import Problem
from winset.sources.limits import Limits

__all__ = ["Member", "is_archive", "members"]

_CHUNK: Final = 1 << 20
_OFFICE: Final = (".docx", ".epub", ".odp", ".ods", ".odt", ".pptx", ".xlsx")
_IGNORED: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)
"""What the standard library raises on archives that are damaged, encrypted or of a kind that it does not know."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file out of an archive."""

    name: str
    """Path inside the archive, archives inside it included: `inner.zip/a/b.md`."""
    data: bytes


@dataclass
class _Budget:
    """What may still be unpacked from one archive and those inside it."""

    limits: Limits
    bytes_left: int = field(init=False)
    members_left: int = field(init=False)

    def __post_init__(self) -> None:
        self.bytes_left = self.limits.archive_bytes
        self.members_left = self.limits.archive_members


def is_archive(data: bytes, name: str = "") -> bool:
    """Whether bytes are a zip archive or a gzip file, and no office document, which is a zip archive too."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")) and not name.lower().endswith(_OFFICE)


def members(data: bytes, *, file: str, limits: Limits | None = None) -> Iterator[Member | Problem]:
    """The files of an archive in order of their names; what cannot or may not be unpacked is a Problem.

    Parameters
    ----------
    data
        Bytes of a zip archive or a gzip file.
    file
        Name of the archive as the user knows it.
    """
    yield from _members(data, file, "", 1, _Budget(limits or Limits()))


def _members(data: bytes, file: str, prefix: str, depth: int, budget: _Budget) -> Iterator[Member | Problem]:
    limits = budget.limits
    if depth > limits.archive_depth:
        what = f"archives inside archives are opened {limits.archive_depth} deep; unpack this one first"
        yield Problem(file=f"{file}/{prefix}".rstrip("/"), code="too-deep", what=what)
        return
    if data.startswith(b"\x1f\x8b"):
        opened: Iterator[Member | Problem] = _gunzipped(data, file, prefix, budget)
    else:
        opened = _unzipped(data, file, prefix, budget)
    for item in opened:
        if isinstance(item, Member) and is_archive(item.data, item.name):
            yield from _members(item.data, file, item.name + "/", depth + 1, budget)
        else:
            yield item


def _unzipped(data: bytes, file: str, prefix: str, budget: _Budget) -> Iterator[Member | Problem]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        listed = sorted(
            (info for info in archive.infolist() if not info.filename.endswith("/")), key=lambda info: info.filename
        )
    except _BROKEN as error:
        what = f"the archive cannot be opened ({str(error)[:60]}); pack it again"
        yield Problem(file=f"{file}/{prefix}".rstrip("/"), code="broken-archive", what=what)
        return
    for info in listed:
        name = prefix + info.filename
        if any(part in info.filename for part in _IGNORED):
            continue
        if refused := _refusal(info, budget):
            yield Problem(file=f"{file}/{name}", code=refused[0], what=refused[1])
            if refused[0] == "too-many":
                return
            continue
        try:
            with archive.open(info) as stream:
                unpacked = _read(stream, min(budget.limits.file_bytes, budget.bytes_left))
        except _BROKEN as error:
            what = f"it cannot be unpacked ({str(error)[:60]}); pack it again without a password"
            yield Problem(file=f"{file}/{name}", code="broken-member", what=what)
            continue
        yield from _counted(unpacked, file, name, budget)


def _gunzipped(data: bytes, file: str, prefix: str, budget: _Budget) -> Iterator[Member | Problem]:
    inner = PurePosixPath(prefix.rstrip("/") or file).name.removesuffix(".gz")
    bound = min(budget.limits.file_bytes, budget.bytes_left, int(len(data) * budget.limits.archive_ratio))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            unpacked = _read(stream, bound)
    except _BROKEN as error:
        what = f"the gzip file cannot be unpacked ({str(error)[:60]}); pack it again"
        yield Problem(file=f"{file}/{prefix}".rstrip("/"), code="broken-archive", what=what)
        return
    yield from _counted(unpacked, file, prefix + inner, budget)


def _counted(unpacked: bytes | None, file: str, name: str, budget: _Budget) -> Iterator[Member | Problem]:
    if unpacked is None:
        what = "it unpacks to more than the limits allow, as a bomb would; it is left out"
        yield Problem(file=f"{file}/{name}", code="too-large", what=what)
        return
    budget.bytes_left -= len(unpacked)
    budget.members_left -= 1
    yield Member(name, unpacked)


def _refusal(info: zipfile.ZipInfo, budget: _Budget) -> tuple[str, str] | None:
    """(code, sentence) where a member may not be unpacked."""
    limits = budget.limits
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\x00" in info.filename:
        return "bad-path", "its path is empty or leads out of the archive; it is left out"
    if budget.members_left <= 0:
        return "too-many", f"the archive has more than {limits.archive_members} files; the rest is not read"
    if info.file_size > limits.file_bytes:
        return "too-large", f"it has {info.file_size} bytes, more than the {limits.file_bytes} allowed"
    if info.file_size > budget.bytes_left:
        return "too-large", f"the archive unpacks to more than {limits.archive_bytes} bytes; this file is not read"
    if info.file_size > limits.archive_ratio * max(info.compress_size, 1) and info.file_size > _CHUNK:
        return "too-large", f"it unpacks to more than {limits.archive_ratio:g} times its size, as a bomb would"
    return None


def _read(stream: IO[bytes] | gzip.GzipFile, bound: int) -> bytes | None:
    """All bytes of a stream, or None when there are more than the bound, whatever its header says."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > bound:
            return None
        parts.append(chunk)
    return b"".join(parts)

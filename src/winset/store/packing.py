"""A case in one file: what people wrote, brought and decided, each piece with its checksum.

What machines derive is left out and rebuilt by `winset read`; the names and answers of expert panels never go in.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from winset.errors import CaseError, StorageError
from winset.sources.limits import Limits
from winset.store.disk import TEMPORARY, publish, storage, sync_folder
from winset.store.layout import MARKER, Layout

__all__ = ["FORMAT", "MANIFEST", "Packed", "pack", "packed", "unpack"]

FORMAT: Final = 1
"""Version of the form of a pack."""
MANIFEST: Final = "winset-pack.json"
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""Time of every member: the same case makes the same pack."""
_LEFT_OUT: Final = (
    "rounds.db",
    "rounds.db-wal",
    "rounds.db-shm",
    "case.lock",
    "case.parts.lock",
    "web.db",
    "web.db-wal",
    "web.db-shm",
)
_FOLDERS: Final = ("briefs", "sources")
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What a pack holds."""

    case: str
    """Name of the folder that was packed."""
    format: int
    files: Mapping[str, tuple[str, int]]
    """SHA-256 and bytes by path inside the case."""


def pack(layout: Layout, to: Path, *, leave_out: frozenset[str] = frozenset()) -> Packed:
    """Write a case into one zip file; the same case gives the same bytes.

    Parameters
    ----------
    to : file to write; it appears whole or not at all
    leave_out : paths below `sources/` that stay here, because they may not be passed on

    Raises
    ------
    StorageError : the disk refuses
    """
    with storage(f"could not write {to}"), TemporaryDirectory(prefix="winset-pack-") as folder:
        pieces = dict(_pieces(layout, Path(folder), leave_out))
        found = Packed(case=layout.root.resolve().name, format=FORMAT, files={n: _sum(p) for n, p in pieces.items()})
        to.parent.mkdir(parents=True, exist_ok=True)
        temporary = to.with_name(f"{TEMPORARY}{to.name}")
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.writestr(zipfile.ZipInfo(MANIFEST, _STAMP), _manifest(found))
            for name, path in pieces.items():
                info = zipfile.ZipInfo(name, _STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                with path.open("rb") as piece, archive.open(info, "w", force_zip64=True) as out:
                    shutil.copyfileobj(piece, out, _CHUNK)
        publish(temporary, to)
    return found


def packed(path: Path) -> Packed:
    """The list of contents of a pack; raises CaseError for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(MANIFEST).file_size > Limits().page_bytes:
                raise CaseError(f"{path} has a list of contents that is too long to be a pack's")
            told = json.loads(archive.read(MANIFEST))
        found = Packed(
            case=str(told["case"]),
            format=int(told["format"]),
            files={str(n): (str(s), int(b)) for n, (s, b) in told["files"].items()},
        )
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise CaseError(f"{path} is no pack of a case ({str(error)[:60]}); `winset pack` makes one") from error
    if found.format > FORMAT:
        raise CaseError(f"{path} was packed by a newer winset (form {found.format}); install that to open it")
    return found


def unpack(path: Path, to: Path, *, limits: Limits | None = None) -> Packed:
    """Make a case folder from a pack: every checksum is checked first, and the folder appears whole or not at all.

    Raises
    ------
    CaseError : the folder exists, the file is no pack, or a piece is missing, altered, too large or wrongly named
    """
    if to.exists():
        raise CaseError(f"{to} exists already: unpack into another folder, or `winset merge` the pack into it")
    found = packed(path)
    _check_sizes(path, found, limits or Limits())
    with storage(f"could not write {to}"):
        to.absolute().parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=TEMPORARY, dir=to.absolute().parent) as folder:
            made = Path(folder) / "case"
            with zipfile.ZipFile(path) as archive:
                for name, (sha256, size) in found.files.items():
                    _take(archive, path, name, sha256, size, made)
            (made / "sources").mkdir(exist_ok=True)
            sync_folder(made)
            made.replace(to)
        sync_folder(to.absolute().parent)
    return found


# -- packing ----------------------------------------------------------------------------------------------------------


def _pieces(layout: Layout, scratch: Path, leave_out: frozenset[str]) -> Iterator[tuple[str, Path]]:
    """(path inside the case, file) in order."""
    own = sorted(p for p in layout.root.iterdir() if p.is_file() and not p.name.startswith((".", TEMPORARY)))
    for path in own:
        if path.name == layout.database.name:
            yield path.name, _database(path, scratch)
        elif path.name not in _LEFT_OUT and not path.name.startswith(f"{layout.database.name}-"):
            yield path.name, path
    for name in _FOLDERS:
        folder = layout.root / name
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            inside = path.relative_to(layout.root).as_posix()
            if path.is_file() and TEMPORARY not in path.name and inside.removeprefix("sources/") not in leave_out:
                yield inside, path


def _database(path: Path, scratch: Path) -> Path:
    """What people did, without the list of derived parts, which stay here; one clean file without its log."""
    copy = scratch / path.name
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
        source.execute("PRAGMA query_only=ON")
        with closing(sqlite3.connect(copy, isolation_level=None)) as target:
            source.backup(target)
            for table in ("parts", "inputs", "numbers", "runs"):
                target.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            target.execute("PRAGMA journal_mode=DELETE")
            target.execute("VACUUM")
    return copy


def _sum(path: Path) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    with path.open("rb") as piece:
        while chunk := piece.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
    return found.hexdigest(), size


def _manifest(found: Packed) -> str:
    told = {"format": found.format, "case": found.case, "files": {n: list(v) for n, v in found.files.items()}}
    return json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True)


# -- unpacking --------------------------------------------------------------------------------------------------------


def _check_sizes(path: Path, found: Packed, limits: Limits) -> None:
    if MARKER not in found.files:
        raise CaseError(f"{path} holds no {MARKER}: it is no pack of a case")
    if len(found.files) > limits.archive_members or sum(b for _, b in found.files.values()) > limits.archive_bytes * 5:
        raise CaseError(f"{path} holds more than this program unpacks; ask for the folder itself")
    for name in found.files:
        parts = name.split("/")
        bad = "\\" in name or ":" in name or name.startswith("/") or any(part in {"..", ".", ""} for part in parts)
        if bad or (len(parts) > 1 and parts[0] not in _FOLDERS) or name in _LEFT_OUT:
            raise CaseError(f"{path} holds a file {name!r} that has no place in a case; nothing was unpacked")


def _take(archive: zipfile.ZipFile, path: Path, name: str, sha256: str, size: int, made: Path) -> None:
    target = made / name
    target.parent.mkdir(parents=True, exist_ok=True)
    found, taken = hashlib.sha256(), 0
    try:
        with archive.open(name) as piece, target.open("xb") as out:
            while chunk := piece.read(_CHUNK):
                taken += len(chunk)
                if taken > size:
                    break
                found.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise CaseError(f"{name} cannot be taken out of {path} ({str(error)[:60]}); ask for the pack again") from error
    except OSError as error:
        raise StorageError(f"could not write {target}: {error.strerror or error}") from error
    if taken != size or found.hexdigest() != sha256:
        raise CaseError(f"{name} in {path} is not what its checksum says; nothing was unpacked, ask for the pack again")

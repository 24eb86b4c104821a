"""Writing so that a crash, a full disk or a lost mains plug takes nothing that was acknowledged.

A file is written under a temporary name, synced, renamed to its own name, and its folder synced; only
then may anyone be told that it exists.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from winset.errors import StorageError

__all__ = ["TEMPORARY", "digest", "digest_file", "publish", "refusal", "storage", "sweep", "sync_folder", "write_file"]

TEMPORARY = ".tmp-"
"""Prefix of files that are still being written; whoever finds one at the start of a writing session removes it."""

_CHUNK = 1 << 20
_REASONS = {
    errno.ENOSPC: "the disk is full: free some space and run the same command again",
    errno.EDQUOT: "the disk quota is used up: free some space and run the same command again",
    errno.EROFS: "the disk is read-only: copy the case to a folder that can be written",
    errno.EACCES: "writing is not permitted there: change the permissions or copy the case elsewhere",
    errno.EPERM: "writing is not permitted there: change the permissions or copy the case elsewhere",
    errno.EIO: "the disk reports an input/output error: copy the case to a sound disk before going on",
}


def refusal(error: OSError, doing: str) -> StorageError:
    """The sentence for an operating-system error met while `doing` something."""
    reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}")
    return StorageError(f"{doing}: {reason}; nothing saved before is lost")


@contextmanager
def storage(doing: str) -> Iterator[None]:
    """Turn operating-system errors inside the block into one sentence."""
    try:
        yield
    except OSError as error:
        raise refusal(error, doing) from error


def digest(*parts: str) -> str:
    """SHA-256 in hex of strings, each preceded by its length so that no two lists collide."""
    out = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        out.update(f"{len(data)}:".encode())
        out.update(data)
    return out.hexdigest()


def digest_file(path: Path) -> str:
    """SHA-256 in hex of a file's bytes, in constant memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows does it by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def publish(temporary: Path, final: Path) -> None:
    """Sync a finished temporary file and give it its name; afterwards it survives a crash."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(final)
    sync_folder(final.parent)


def sweep(paths: Iterable[Path]) -> None:
    """Remove what an interrupted session was still writing."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file durably: afterwards either the old or the new content is there, never a mixture."""
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        temporary.write_bytes(data)
        publish(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise refusal(error, f"could not write {path}") from error

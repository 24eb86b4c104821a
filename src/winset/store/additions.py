"""Bring a file or folder from outside into `sources/`."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from winset.errors import BadInput, Problem, StorageError
from winset.store.acts import record_act
from winset.store.db import sentences
from winset.store.disk import TEMPORARY, digest_file, publish, storage, sync_folder
from winset.store.licences import SourceRule, add_rule
from winset.store.writer import Writer

__all__ = ["Added", "add_path"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """One file that was asked for."""

    name: str
    """Its path below `sources/`."""
    sha256: str
    new: bool
    """False when the same bytes were there under that name already."""


def add_path(
    writer: Writer, path: Path, *, rule: SourceRule | None = None, author: str | None = None
) -> tuple[Added, ...]:
    """Copy a file, or every file below a folder, into `sources/`; the case has them durably when this returns.

    A file whose name is taken by other bytes gets the first digits of its digest into its name. Each new file is
    recorded as an act of the person who adds it.

    Parameters
    ----------
    rule : source and licence to record in `winset.toml`; its patterns are replaced by the names of these files
    author : who adds; the name of the system's user by default

    Raises
    ------
    BadInput
        There is nothing there to add.
    """
    found = _to_add(path)
    added = tuple(_add(writer, file, name, author) for file, name in found)
    if rule is not None:
        add_rule(writer.layout.root, rule, files=[file.name for file in added])
    return added


def _to_add(path: Path) -> list[tuple[Path, str]]:
    """Files and the names that they would get."""
    if path.is_file():
        return [(path, path.name)]
    if path.is_dir():
        inside = [p for p in sorted(path.rglob("*")) if p.is_file() and not p.name.startswith((".", TEMPORARY))]
        root = path.resolve().name
        if inside:
            return [(p, f"{root}/{p.relative_to(path).as_posix()}") for p in inside]
        what = "the folder holds no files; choose another one"
    else:
        what = "there is no such file or folder; check the path"
    raise BadInput([Problem(file=str(path), code="missing", what=what)])


def _add(writer: Writer, file: Path, name: str, author: str | None) -> Added:
    with storage(f"could not add {file}"):
        sha256 = digest_file(file)
        target = writer.layout.sources / name
        if target.exists() and digest_file(target) != sha256:
            target = target.with_name(f"{target.stem}-{sha256[:8]}{target.suffix}")
        name = target.relative_to(writer.layout.sources).as_posix()
        if target.exists():
            return Added(name=name, sha256=sha256, new=False)
        target.parent.mkdir(parents=True, exist_ok=True)
        sync_folder(target.parent.parent)
        temporary = target.with_name(f"{TEMPORARY}{os.getpid()}-{target.name}")
        try:
            shutil.copyfile(file, temporary)
            if digest_file(temporary) != sha256:
                raise StorageError(f"{file} changed while it was being copied: run the command again")
            publish(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    with sentences(writer.layout.database):
        record_act(writer.db, "add", name, new={"sha256": sha256, "from": file.name}, author=author)
    return Added(name=name, sha256=sha256, new=True)

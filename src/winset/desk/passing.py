"""Passing a case on, and taking back what another person did with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from winset.desk.handling import guarded
from winset.errors import BadInput, CaseError, Problem
from winset.store import CaseFolder, SourceRule, record_act, write_file
from winset.store.disk import digest_file
from winset.store.layout import Layout
from winset.store.licences import source_of, source_rules
from winset.store.merging import Conflict, MergedFile, merge_rows
from winset.store.packing import Packed, pack, unpack
from winset.store.tables import TABLES

__all__ = ["Choice", "Merged", "PackedCase", "choices_in", "merge_case", "pack_case", "unpack_case"]

SIDES: Final = ("ours", "theirs")
FILE: Final = "(file)"
"""Stands for the row in a conflict about a file that is no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedCase:
    """A pack that was written."""

    path: str
    files: int
    bytes: int
    """Before packing."""
    closed: tuple[str, ...]
    """Files of sources/ whose words may not be passed on: in the pack, or left out where that was asked."""
    left_out: bool
    """Whether they were left out."""
    guarded: tuple[str, ...]
    """Files of sources/ that hold what may not go to the audience; always left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A person's word on one conflict."""

    file: str
    row: str
    column: str = ""
    """Empty for a whole row or file."""
    take: str
    """`ours` or `theirs`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge did, or would do."""

    written: bool
    """Whether anything was written; nothing is while conflicts are open, or in a trial."""
    files: Mapping[str, tuple[int, int, int]]
    """Rows added, changed and removed, by file; (1, 0, 0) for a file that was taken over whole."""
    sources: tuple[str, ...]
    """Files that came into sources/."""
    acts: int
    """Acts of the other person that were added to ours."""
    conflicts: tuple[Conflict, ...]


def pack_case(path: Path | str, to: Path, *, open_only: bool = False, audience: str | None = None) -> PackedCase:
    """Write a case into one file with checksums.

    Names and answers of expert panels stay here, and so do accounts of the workspace.

    Parameters
    ----------
    open_only : leave out the files of `sources/` whose licence does not allow passing them on
    audience : for whom it is packed, by the Traffic Light Protocol; None for the case's own people

    Raises
    ------
    UnknownName : no such audience
    """
    folder = CaseFolder.open(path)
    rules, problems = source_rules(folder.path)
    if problems:
        raise BadInput(problems)
    closed = tuple(_closed(folder.layout, rules))
    above = tuple(_above(folder, rules, audience))
    done = pack(folder.layout, to, leave_out=frozenset(above) | (frozenset(closed) if open_only else frozenset()))
    size = sum(b for _, b in done.files.values())
    return PackedCase(path=str(to), files=len(done.files), bytes=size, closed=closed, left_out=open_only, guarded=above)


def _closed(layout: Layout, rules: Sequence[SourceRule]) -> Iterator[str]:
    for path in sorted(layout.sources.rglob("*")):
        name = path.relative_to(layout.sources).as_posix()
        if path.is_file() and not source_of(name, rules).redistributable:
            yield name


def _above(folder: CaseFolder, rules: Sequence[SourceRule], audience: str | None) -> Iterator[str]:
    """Files that hold a document, or belong to a source, whose mark is above the audience."""
    above = guarded(folder, audience)
    held: set[str] = set()
    if above.documents:
        with folder.query() as query:
            rows = query.rows("SELECT id, file FROM documents")
        held = {str(row["file"]) for row in rows if row["id"] in above.documents}
    for path in sorted(folder.layout.sources.rglob("*")):
        name = path.relative_to(folder.layout.sources).as_posix()
        inside = any(file == name or file.startswith(f"{name}/") for file in held)
        if path.is_file() and (inside or source_of(name, rules).id in above.sources):
            yield name


def unpack_case(path: Path, to: Path) -> Packed:
    """Make a case folder from a pack; `winset read` then builds what machines derive."""
    return unpack(path, to)


def choices_in(file: Path) -> tuple[Choice, ...]:
    """Decisions from a table with the columns file, row, column and take; raises BadInput."""
    from winset.sources.rows import read_rows_file  # noqa: PLC0415 - only where there are decisions

    rows, problems = read_rows_file(file, Choice)
    problems += [
        Problem(
            file=str(file), row=n, column="take", code="unknown-word", what=f"{r.take!r} is neither ours nor theirs"
        )
        for n, r in enumerate(rows, 2)
        if r.take not in SIDES
    ]
    if problems:
        raise BadInput(problems)
    return tuple(rows)


def merge_case(
    path: Path | str,
    other: Path,
    *,
    base: Path | None = None,
    choices: Sequence[Choice] = (),
    side: str | None = None,
    trial: bool = False,
) -> Merged:
    """Take the other person's edits into our case: all of them, or none while a conflict is open.

    Parameters
    ----------
    other : pack that came back
    base : pack that was sent out; without it nothing counts as taken out, and rows that differ are conflicts
    choices : decisions on conflicts
    side : `ours` or `theirs` for every conflict without a decision
    trial : write nothing

    Raises
    ------
    CaseError : a pack cannot be used
    BadInput : a file has rows that cannot be read
    """
    folder = CaseFolder.open(path)
    with TemporaryDirectory(prefix="winset-merge-") as scratch:
        theirs = _opened(other, Path(scratch) / "theirs")
        before = None if base is None else _opened(base, Path(scratch) / "base")
        merge = _Merge(folder, theirs, before, choices, side)
        merge.run()
        done = bool(not merge.conflicts and not trial)
        acts = _acts(folder, theirs, write=done)
        if done:
            merge.write()
        return Merged(
            written=done,
            files=merge.files,
            sources=tuple(merge.sources),
            acts=acts,
            conflicts=tuple(merge.conflicts),
        )


class _Merge:
    def __init__(
        self,
        folder: CaseFolder,
        theirs: Layout,
        base: Layout | None,
        choices: Sequence[Choice],
        side: str | None,
    ) -> None:
        self._folder, self._theirs, self._base, self._side = folder, theirs, base, side
        self._choices = {(c.file, c.row, c.column): c.take for c in choices}
        self._texts: dict[str, bytes] = {}
        self.files: dict[str, tuple[int, int, int]] = {}
        self.sources: list[str] = []
        self.conflicts: list[Conflict] = []

    def run(self) -> None:
        tables = {table.file: table for table in TABLES}
        ours = self._folder.layout
        for path in sorted(p for p in self._theirs.root.iterdir() if p.is_file()):
            if path.name == ours.database.name:
                continue
            if path.name in tables and (ours.root / path.name).exists():
                self._rows(path.name)
            else:
                self._whole(path.name)
        for path in sorted(p for p in self._theirs.sources.rglob("*") if p.is_file()):
            self._source(path.relative_to(self._theirs.root).as_posix())

    def write(self) -> None:
        for name, data in self._texts.items():
            target = self._folder.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            write_file(target, data)

    def _rows(self, name: str) -> None:
        table = next(t for t in TABLES if t.file == name)
        before = None if self._base is None else _text(self._base.root / name)
        texts = {"base": before, "ours": _text(self._folder.path / name), "theirs": _text(self._theirs.root / name)}
        if texts["ours"] == texts["theirs"] or (before is not None and texts["theirs"] == before):
            return
        take = {(row, column): side for (file, row, column), side in self._choices.items() if file == name}
        found = _merged(table.file, texts, take)
        if found.conflicts and self._side is not None:
            take |= {(c.row, c.column): self._side for c in found.conflicts}
            found = _merged(table.file, texts, take)
        self.conflicts += found.conflicts
        if found.added or found.changed or found.removed:
            self.files[name] = (found.added, found.changed, found.removed)
            self._texts[name] = found.text.encode()

    def _whole(self, name: str) -> None:
        """A file that is no table, or that ours lacks."""
        ours, theirs = self._folder.path / name, self._theirs.root / name
        base = None if self._base is None else self._base.root / name
        if ours.exists():
            sums = digest_file(ours), digest_file(theirs)
            was = digest_file(base) if base is not None and base.exists() else None
            if sums[0] == sums[1] or sums[1] == was:
                return
            decided = self._choices.get((name, FILE, ""), self._side)
            if sums[0] != was and decided is None and not theirs.read_bytes().startswith(ours.read_bytes()):
                self.conflicts.append(
                    Conflict(file=name, row=FILE, column="", base=was or "", ours=sums[0], theirs=sums[1])
                )
                return
            if sums[0] != was and decided == "ours":
                return
        self.files[name] = (1, 0, 0)
        self._texts[name] = theirs.read_bytes()

    def _source(self, name: str) -> None:
        ours = self._folder.path / name
        if ours.exists() and digest_file(ours) == digest_file(self._theirs.root / name):
            return
        if ours.exists():
            self._whole(name)
            return
        self.sources.append(name.removeprefix("sources/"))
        self._texts[name] = (self._theirs.root / name).read_bytes()


def _merged(file: str, texts: Mapping[str, str | None], take: Mapping[tuple[str, str], str]) -> MergedFile:
    table = next(t for t in TABLES if t.file == file)
    return merge_rows(table, base=texts["base"], ours=texts["ours"] or "", theirs=texts["theirs"] or "", take=take)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", "replace") if path.exists() else ""


def _opened(path: Path, to: Path) -> Layout:
    unpack(path, to)
    return Layout(to)


def _acts(folder: CaseFolder, theirs: Layout, *, write: bool) -> int:
    """Add what the other person did and ours does not know; the day and the author stay as they are."""
    if not theirs.database.exists():
        return 0
    columns = "at, author, kind, subject, old, new, reason"
    with closing(sqlite3.connect(f"{theirs.database.absolute().as_uri()}?mode=ro", uri=True)) as con:
        try:
            rows = con.execute(f"SELECT {columns} FROM acts ORDER BY id").fetchall()  # noqa: S608 - our own names
        except sqlite3.Error as error:
            raise CaseError(
                f"the record of acts in the pack cannot be read ({error}); ask for the pack again"
            ) from error
    with folder.reading() as db:
        held = set(db.execute(f"SELECT {columns} FROM acts"))  # noqa: S608 - our own names
    new = [row for row in rows if row not in held]
    if write and new:
        with folder.writing() as writer:
            writer.db.executemany(f"INSERT INTO acts ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", new)  # noqa: S608 - our own
            record_act(writer.db, "merge", "acts of another case", new=len(new))
    return len(new)

"""The case on disk: a folder of text files that people write, and beside them what the program keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from winset.errors import CaseError, Problem, StorageError
from winset.model import Case
from winset.store.acts import high_water
from winset.store.blobs import Blobs
from winset.store.case_files import read_case
from winset.store.code_version import code_version
from winset.store.db import open_for_reading, open_for_writing, sentences
from winset.store.disk import TEMPORARY, storage, sweep, sync_folder, write_file
from winset.store.duck import MEMORY, THREADS, connect
from winset.store.layout import MARKER, Layout
from winset.store.lock import DERIVING, single_writer
from winset.store.parts import Parts
from winset.store.query import Query, open_query
from winset.store.snapshot import inputs_of, snapshot
from winset.store.templates import Template, shipped, skeleton
from winset.store.writer import Deriver, Writer

__all__ = ["CaseFolder"]


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """One case on disk. To look at it needs no lock; a session that writes takes one, one that derives another."""

    layout: Layout
    """Where everything is."""

    @property
    def path(self) -> Path:
        """The folder."""
        return self.layout.root

    @classmethod
    def create(
        cls,
        path: Path | str,
        template: str | None = None,
        *,
        title: str | None = None,
        countries: Sequence[str] = (),
    ) -> CaseFolder:
        """Make a new case from a shipped one, or one to fill in, with the bodies that each country has.

        Raises
        ------
        CaseError
            The folder is a case already, or holds something else.
        UnknownName
            No such case is shipped, or a country is none.
        StorageError
            The disk refuses.
        """
        layout = Layout(Path(path))
        files = (
            shipped(template)
            if template is not None
            else skeleton(layout.root.resolve().name, title, countries=countries)
        )
        _refuse_strangers(layout, files)
        with storage(f"could not make the case {layout.root}"):
            for folder in (layout.root, layout.sources):
                folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(files, key=lambda name: name == MARKER):  # the marker last: until then it is no case
            write_file(layout.root / name, files[name])
        return cls(layout)

    @classmethod
    def open(cls, path: Path | str) -> CaseFolder:
        """A case that is there; raises CaseError when the folder is none."""
        layout = Layout(Path(path))
        if not layout.root.exists():
            raise CaseError(f"there is no folder {layout.root}: `winset new {layout.root}` makes a case")
        if not layout.marker.is_file():
            raise CaseError(f"{layout.root} is no case: it has no {MARKER}; `winset new FOLDER` makes one")
        return cls(layout)

    def case(self) -> tuple[Case, list[Problem]]:
        """What people wrote, and the problems of their files; see `read_case`."""
        return read_case(self.layout.root)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """`case.db` for reading, also while another process writes."""
        with open_for_reading(self.layout.database) as db:
            yield db

    @contextmanager
    def query(self, as_of: date | None = None, *, memory: str = MEMORY, threads: int = THREADS) -> Iterator[Query]:
        """What machines derived, as of a day, for the block; see `Query`."""
        with self.reading() as db, open_query(self.layout, db, as_of=as_of, memory=memory, threads=threads) as query:
            yield query

    def snapshot(self, *, settings: Mapping[str, object], as_of: date | None = None) -> str:
        """Digest of the state that a number computed now depends on."""
        with self.reading() as db, storage(f"could not read {self.layout.root}"):
            return snapshot(
                inputs_of(self.layout, db), acts=high_water(db), settings=settings, code=code_version(), as_of=as_of
            )

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A session that may write what people write and do, also while another derives.

        It takes the lock for that, and sweeps what an interrupted session left.

        Raises
        ------
        CaseBusy
            Another process is writing.
        StorageError
            The folder cannot be written.
        CaseError
            `case.db` is damaged or of a newer version.
        """
        layout = self.layout
        with ExitStack() as stack:
            stack.enter_context(single_writer(layout.lock))
            _make_folders(layout, layout.sources)
            db = stack.enter_context(open_for_writing(layout.database))
            with storage(f"could not clean {layout.root}"):
                sweep(layout.half_written())
            yield Writer(layout, db)

    @contextmanager
    def deriving(self) -> Iterator[Deriver]:
        """A session that may read sources and derive parts; people go on writing meanwhile.

        It takes the lock for that, and sweeps what an interrupted session left. Raises as `writing` does, CaseBusy
        where another process derives.
        """
        layout = self.layout
        with ExitStack() as stack:
            stack.enter_context(single_writer(layout.parts_lock, busy=DERIVING))
            _make_folders(layout, layout.sources, layout.parts, layout.blobs)
            db = stack.enter_context(open_for_writing(layout.database))
            duck = stack.enter_context(connect(layout.parts / f"{TEMPORARY}spill"))
            session = Deriver(layout, db, Parts(layout.parts, db, duck), Blobs(layout.blobs))
            with sentences(layout.database), storage(f"could not clean {layout.root}"):
                sweep(layout.half_derived())
                sweep(session.parts.orphans())
            yield session


def _make_folders(layout: Layout, *folders: Path) -> None:
    with storage(f"could not write to {layout.root}"):
        for folder in folders:
            folder.mkdir(exist_ok=True)
        sync_folder(layout.root)


def _refuse_strangers(layout: Layout, files: Template) -> None:
    """A new case goes into a new or empty folder, or over its own half-made self."""
    if layout.marker.exists():
        raise CaseError(f"{layout.root} is a case already: use it, or choose another folder")
    if layout.root.exists() and not layout.root.is_dir():
        raise CaseError(f"{layout.root} is a file: choose another name for the folder of the case")
    if layout.root.is_dir():
        try:
            strangers = sorted(entry.name for entry in layout.root.iterdir() if not _is_ours(entry, files))
        except OSError as error:
            raise StorageError(f"could not look into {layout.root}: {error.strerror}") from error
        if strangers:
            raise CaseError(
                f"{layout.root} is not empty (it holds {', '.join(strangers[:3])}): choose a new or empty folder"
            )


def _is_ours(entry: Path, files: Template) -> bool:
    """Whether an interrupted `create` left this: an empty `sources/`, a temporary, or a finished copy."""
    if entry.is_dir():
        return entry.name == "sources" and not any(entry.iterdir())
    return entry.name.startswith(TEMPORARY) or entry.read_bytes() == files.get(entry.name)

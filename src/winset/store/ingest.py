"""Bring the parts of a case up to date with the files in `sources/`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from winset.errors import Problem
from winset.store.disk import digest_file, storage
from winset.store.documents import DocumentReader, read_documents
from winset.store.event_files import EventReader, read_events
from winset.store.fact_files import FactReader, read_facts
from winset.store.source_files import (
    Reading,
    SourceFile,
    forget_missing,
    readings,
    record_reading,
    source_files,
)
from winset.store.writer import Deriver

__all__ = ["Progress", "ingest"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def ingest(
    session: Deriver,
    documents: DocumentReader,
    events: Sequence[EventReader | FactReader] = (),
    *,
    only: Collection[str] | None = None,
    check: bool = True,
    progress: Progress | None = None,
) -> tuple[Reading, ...]:
    """Read what is new or changed in `sources/`, forget what is gone, and say what came of each file.

    Killed at any time and run again, it goes on with the first shard that is not there yet; a file counts from the
    moment when it has been read to its end. Files with the same bytes are read once.

    Parameters
    ----------
    documents : reader of whatever no event reader recognises
    events : readers of event data and of facts about states, tried in this order
    only : names of the files to read, where somebody waits for them; all others stay as they are, also those that are
        gone. None means all
    check : compare the bytes of every part with its digest first, so that damaged ones are made again; takes a second
        for about a gigabyte
    """
    if check:
        session.parts.discard_damaged()
    files = source_files(session.layout.sources, session.db)
    on_record = {reading.name: reading for reading in readings(session.db)}
    first_of: dict[str, Reading] = {}
    if only is not None:
        first_of = {old.sha256: _copy(old) for old in on_record.values() if old.name not in only and old.sha256}
        files = [file for file in files if file.name in only]
    for number, file in enumerate(files):
        if progress is not None:
            progress(f"reading {file.name}", number, len(files))
        reading = _unreadable(file) if not file.sha256 else first_of.get(file.sha256)
        if reading is not None:
            reading = replace(reading, name=file.name)
        else:
            reader = next((_beside(reader, file) for reader in events if reader.recognises(file.path)), documents)
            reading = on_record.get(file.name)
            if reading is None or not _still_holds(session, file, reading, reader.code):
                reading = _read(session, file, reader)
            first_of[file.sha256] = _copy(reading)
        record_reading(session.db, file, reading)
    if only is None:
        forget_missing(session.db, files)
        session.parts.forget_gone()
    if progress is not None:
        progress("reading", len(files), len(files))
    return readings(session.db)


def _beside(reader: EventReader | FactReader, file: SourceFile) -> EventReader | FactReader:
    """The reader of a table of which a .toml file of its name says what is what; a changed one reads the table anew."""
    mapping = file.path.with_suffix(".toml")
    if isinstance(reader, FactReader) or file.path.suffix != ".csv" or not mapping.is_file():
        return reader
    with storage(f"could not read {mapping}"):
        return replace(reader, code=f"{reader.code}-{digest_file(mapping)[:12]}")


def _copy(first: Reading) -> Reading:
    """What comes of another file with the same bytes."""
    return replace(first, kind="copy", rows=0, problems=())


def _unreadable(file: SourceFile) -> Reading:
    what = "the file cannot be read; check its permissions, or take it out of sources/"
    problem = Problem(file=file.name, code="unreadable", what=what)
    return Reading(name=file.name, sha256="", kind="unread", code="", rows=0, problems=(problem,))


def _still_holds(session: Deriver, file: SourceFile, old: Reading, code: str) -> bool:
    same = (old.sha256, old.code) == (file.sha256, code) and old.kind != "copy"
    return same and session.parts.complete(file.sha256)


def _read(session: Deriver, file: SourceFile, reader: DocumentReader | EventReader | FactReader) -> Reading:
    if isinstance(reader, FactReader):
        return read_facts(file, reader)
    if isinstance(reader, EventReader):
        return read_events(session, file, reader)
    return read_documents(session, file, reader)

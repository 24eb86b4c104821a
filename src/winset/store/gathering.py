"""Parts of many documents, gathered into few files for as long as somebody asks about single ones."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from winset.store.duck import quoted
from winset.store.query import Query

__all__ = ["gather"]

FEW: Final = 16
"""Files of one kind below which nothing is gained."""
GROUP: Final = 10_240
"""Rows of a group, the least that is read to find one document."""
_KINDS: Final = {
    "documents": ("documents_parts", "id"),
    "sentences_kept": ("sentences_parts", "document, sentence"),
    "events_kept": ("events_parts", "document, event"),
    "claims_kept": ("claims_parts", "document, claim"),
}
"""View, the parts that it reads, and the order in which its rows are found quickest."""


def gather(query: Query, folder: Path) -> None:
    """Let the views of documents, sentences, events and claims read one file each, where they read many.

    To find one document, every part must be opened; in a file in order of documents, one group of rows.

    Parameters
    ----------
    query : open for many questions
    folder : empty, kept as long as the query
    """
    for view, (parts, order) in _KINDS.items():
        ((files,),) = query.con.execute(f"SELECT count(DISTINCT filename) FROM {parts}").fetchall()  # noqa: S608 - our own names
        if files > FEW:
            file = quoted(folder / f"{view}.parquet")
            query.con.execute(
                f"COPY (FROM {view} ORDER BY {order}) TO {file} "
                f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP})"
            )
            query.con.execute(f"CREATE OR REPLACE VIEW {view} AS FROM read_parquet({file})")

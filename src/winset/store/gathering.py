"""Parts of many documents and rows, laid out for as long as somebody asks about single ones."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from winset.store.duck import quoted
from winset.store.happenings import CODED
from winset.store.query import Query
from winset.store.support import gathered_support

__all__ = ["gather", "gather_list", "gather_support"]

FEW: Final = 16
"""Files of one kind below which nothing is gained where they are large."""
SMALL: Final = 200_000
"""Rows of one kind up to which they are laid out anyway."""
MOST: Final = 5_000_000
"""Rows behind series beyond which each question is answered from the parts."""
_KINDS: Final = {
    "documents": ("documents_parts", "id"),
    "sentences_kept": ("sentences_parts", "document, sentence"),
    "events_kept": ("events_parts", "document, event"),
    "claims_kept": ("claims_parts", "document, claim"),
}
"""View, the parts that it reads, and the order in which its rows are found quickest."""


def gather(query: Query, folder: Path) -> None:
    """Let the views of documents, sentences, events and claims read one table each, where they read many parts.

    To find one document, every part must be opened; in a table in order of documents, one group of rows.

    Parameters
    ----------
    query : open for many questions
    folder : empty, kept as long as the query
    """
    query.con.execute(f"ATTACH {quoted(folder / 'library.duckdb')} AS library")
    for view, (parts, order) in _KINDS.items():
        asked = f"SELECT count(DISTINCT filename), count(*) FROM {parts}"  # noqa: S608 - our own names
        ((files, rows),) = query.con.execute(asked).fetchall()
        if files > FEW or rows <= SMALL:
            query.con.execute(f"CREATE TABLE library.{view} AS FROM {view} ORDER BY {order}")
            query.con.execute(f"CREATE OR REPLACE VIEW {view} AS FROM library.{view}")


def gather_list(query: Query) -> None:
    """Lay out the list of documents with the number of events in each, and what it is sorted and looked through by.

    Parameters
    ----------
    query : after `gather`
    """
    query.con.execute("""
        CREATE TABLE library.listed AS SELECT d.id, d.title, d.date, d.lang, d.publisher, d.url, d.file, d.licence,
            d.known_from, coalesce(e.number, 0) AS events, d.first_day, lower(d.title) AS title_lower,
            lower(d.publisher) AS publisher_lower, lower(concat_ws(' ', d.title, d.publisher, d.file)) AS words
        FROM documents d
        LEFT JOIN (SELECT document, count(*) AS number FROM events_kept GROUP BY ALL) e ON e.document = d.id
        ORDER BY d.id""")


def gather_support(query: Query, countries: Collection[str], state_sectors: Collection[str]) -> bool:
    """Lay out the rows behind every series of some countries; returns whether that was done: not where they are many.

    Parameters
    ----------
    query : after `gather`
    countries : ISO3 of those whose acts towards each other are asked for
    state_sectors : as for `counts`
    """
    ((rows,),) = query.con.execute("SELECT count(*) FROM acts_parts").fetchall()
    if rows > MOST:
        return False
    for number, data in enumerate((CODED, *sorted(query.spans))):
        made = gathered_support(query, data, countries, state_sectors)
        into = "CREATE TABLE library.behind AS" if number == 0 else "INSERT INTO library.behind"
        query.con.execute(f"{into} {made}")
    query.con.execute(
        "CREATE TABLE library.found AS FROM library.behind ORDER BY data, source_country, target_country, first_day"
    )
    query.con.execute("DROP TABLE library.behind")
    return True

"""Documents of a case that say less than they could: in a language that is not read, or without a day."""

from __future__ import annotations

from pathlib import Path

from winset.desk.claims_of_files import READ
from winset.store import CaseFolder
from winset.store.query import open_query

__all__ = ["unheard"]


def unheard(path: Path | str) -> tuple[tuple[str, str], ...]:
    """(file, why) of documents that nothing is read from, or that no view shows because nobody knows their day."""
    folder = CaseFolder.open(path)
    if not folder.layout.database.exists():
        return ()
    with folder.reading() as db, open_query(folder.layout, db) as query:
        rows = query.rows("SELECT file, lang, known_day IS NULL AS undated FROM documents ORDER BY file, id")
    tongues = [
        (
            row["file"],
            f"its language, {row['lang']}, is not read: search finds it, but no act or claim comes of it",
        )
        for row in rows
        if row["lang"] not in READ
    ]
    undated = [
        (
            row["file"],
            "no day is known for it, so that no view shows it: `winset add FILE --date DAY` gives one",
        )
        for row in rows
        if row["undated"]
    ]
    return tuple(dict.fromkeys((*tongues, *undated)))

"""Documents of a case that say what another one says, as of a day."""

from __future__ import annotations

from winset.sources.near import Copy, copies
from winset.store.query import Query

__all__ = ["near_copies"]


def near_copies(query: Query) -> tuple[Copy, ...]:
    """Nearly equal documents with the one that was known first; equal ones are one document already."""
    rows = query.rows("""
        SELECT d.id, d.known_day, s.signature FROM documents d
        JOIN (SELECT document, any_value(signature) AS signature FROM signatures_parts GROUP BY document) s
            ON s.document = d.id
        ORDER BY d.known_day NULLS LAST, d.id""")
    return copies((row["id"], row["known_day"], row["signature"] or ()) for row in rows)

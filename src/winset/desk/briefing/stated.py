"""What the documents of the last months state: all that a brief needs of them, without reading what older ones say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from winset.desk.claims import CaseClaim, claims_in_query, without_repeats
from winset.store import near_copies

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["SEASON", "stated_lately"]

SEASON: Final = 120
"""Days within which two statements speak of one time."""


def stated_lately(desk: Desk, since: date) -> tuple[CaseClaim, ...]:
    """The claims of documents that became known within a season before `since`, or after it, up to the desk's day.

    What a near copy of a document repeats is left out, also where the first one is older.
    """
    with desk.folder.query(desk.day) as query:
        rows = query.rows(
            "SELECT id FROM documents WHERE known_day > $first ORDER BY id", {"first": since - timedelta(days=SEASON)}
        )
        lately = {str(row["id"]) for row in rows} - set(desk.guarded.documents)
        if not lately:
            return ()
        copies = near_copies(query)
        wanted = lately | {copy.of for copy in copies if copy.document in lately}
        found = without_repeats(claims_in_query(query, documents=sorted(wanted)), copies)
    return tuple(claim for claim in found if claim.document in lately)

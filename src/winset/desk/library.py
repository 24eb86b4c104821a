"""What machines derived of a case, kept open for many questions: documents and events, by page."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from winset.errors import CaseError
from winset.relations import STATE_SECTORS
from winset.store import Query
from winset.store.gathering import gather, gather_list, gather_support
from winset.store.query import open_query
from winset.store.support import Evidence as Row
from winset.store.support import support, support_gathered

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["SORTS", "Library", "Page", "Read", "Row"]

SORTS: Final = {
    "date": "first_day", "title": "title_lower", "lang": "lang", "publisher": "publisher_lower", "events": "events",
}  # fmt: skip
"""What documents can be sorted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of many."""

    rows: tuple[dict[str, Any], ...]
    total: int
    """Rows that fit the words looked for."""
    all: int
    """Rows without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document with everything that was read in it."""

    document: Mapping[str, Any]
    sentences: tuple[dict[str, Any], ...]
    """In order, with `start_char` and `end_char` of the document's text."""
    events: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...]


class Library:
    """The documents and events that were known on a desk's day; many threads may ask at a time.

    The views are opened once, for opening them costs more than most questions. When the case was read anew, open
    another desk and library: what a part held is then asked of the new parts.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._end = weakref.finalize(self, self._stack.close)
        self._base: Query | None = None
        self._laid = False

    @property
    def _above(self) -> Mapping[str, str]:
        """Documents whose handling mark is above the desk's audience: as if they were not there."""
        return self._desk.guarded.documents

    @property
    def empty(self) -> bool:
        """Whether nothing was ever read into the case."""
        return not self._desk.folder.layout.database.exists()

    def documents(self, *, find: str = "", sort: str = "-date", offset: int = 0, limit: int = 50) -> Page:
        """Documents by page, with the number of events found in each.

        Parameters
        ----------
        find : words that title, publisher or file must all have
        sort : a key of SORTS, with a hyphen in front for downwards
        offset, limit : which of them
        """
        if self.empty:
            return Page(rows=(), total=0, all=0)
        words: dict[str, object] = {f"w{i}": word.lower() for i, word in enumerate(find.split()[:10])}
        fits = " AND ".join(f"contains(words, ${name})" for name in words) or "true"
        shown = "library.listed"
        if self._above:
            shown = f"(FROM {shown} WHERE id NOT IN (SELECT unnest($above)))"
            words["above"] = list(self._above)
        column = SORTS.get(sort.removeprefix("-"), SORTS["date"])
        way = "DESC" if sort.startswith("-") else "ASC"
        counted = f"SELECT count(*) AS known, count(*) FILTER ({fits}) AS fits FROM {shown}"  # noqa: S608 - our words
        counts = self._one(counted, words)
        picked = f"""SELECT id, title, date, lang, publisher, url, file, licence, known_from, events
            FROM {shown} WHERE {fits} ORDER BY {column} {way} NULLS LAST, id LIMIT $limit OFFSET $offset"""  # noqa: S608 - closed lists
        rows = self._rows(picked, words | {"limit": limit, "offset": offset})
        return Page(rows=tuple(rows), total=int(counts["fits"]), all=int(counts["known"]))

    def read(self, document: str) -> Read | None:
        """One document with sentences, events and claims; None where none of this id was known."""
        if self.empty or document in self._above:
            return None
        told = {"id": document}
        found = self._rows("SELECT * FROM documents WHERE id = $id", told)
        if not found:
            return None
        return Read(
            document=found[0],
            sentences=tuple(self._rows("SELECT * FROM sentences_kept WHERE document = $id ORDER BY sentence", told)),
            events=tuple(self._rows("SELECT * FROM events_kept WHERE document = $id ORDER BY event", told)),
            claims=tuple(self._rows("SELECT * FROM claims_kept WHERE document = $id ORDER BY claim", told)),
        )

    def behind(
        self,
        data: str,
        source: str,
        target: str,
        *,
        issue: str | None = None,
        first: date | None = None,
        last: date | None = None,
        scope: str = "bilateral",
        limit: int = 500,
    ) -> tuple[Row, ...]:
        """The rows behind a point of a series; see `winset.store.support`."""
        if self.empty:
            return ()
        case = self._desk.case
        if self._laid and {source, target} <= {*case.countries, *case.third_parties}:
            found = support_gathered(
                self._query(), data=data, source=source, target=target, issue=issue, first=first, last=last,
                scope=scope, limit=limit,
            )  # fmt: skip
        else:
            found = support(
                self._query(), data=data, source=source, target=target, issue=issue, first=first, last=last,
                scope=scope, state_sectors=STATE_SECTORS, limit=limit,
            )  # fmt: skip
        above = self._desk.guarded.sources
        return tuple(row for row in found if row.document not in self._above and row.source not in above)

    def lay_out(self) -> None:
        """Lay out the rows behind series, so that `behind` finds them in a moment; it takes a second a million."""
        if not self.empty and not self._laid:
            case = self._desk.case
            self._laid = gather_support(self._query(), (*case.countries, *case.third_parties), STATE_SECTORS)

    def close(self) -> None:
        """Close the views, also before nobody knows of them any more."""
        with self._lock:
            self._end()

    def _query(self) -> Query:
        """A cursor of one's own on the open views."""
        with self._lock:
            if self._base is None:
                folder = self._desk.folder
                with folder.reading() as db:
                    base = self._stack.enter_context(open_query(folder.layout, db, as_of=self._desk.day))
                    gather(base, Path(self._stack.enter_context(TemporaryDirectory(prefix="winset-library-"))))
                    gather_list(base)
                    self._base = base
            return replace(self._base, con=self._base.con.cursor())

    def _rows(self, sql: str, arguments: Mapping[str, object]) -> list[dict[str, Any]]:
        try:
            return self._query().rows(sql, arguments)
        except OSError as error:
            raise CaseError(f"the case was read anew meanwhile ({error}); ask again") from error

    def _one(self, sql: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        found: Sequence[dict[str, Any]] = self._rows(sql, arguments)
        return found[0]

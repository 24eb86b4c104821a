"""The documents of the case, by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from winset.desk.library import Page
from winset.report.words import dated
from winset.web.pages.parts import link
from winset.web.shelves import library_of
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["documents", "table"]


def documents(view: View) -> Shown:
    """The list."""
    return Shown(
        template="documents.html.j2",
        title="Documents",
        values={
            "table": table_view(table(view), view),
            "undated": len(view.opened.need("undated")),
            "above": view.desk.guarded.counts,
        },
    )


def table(view: View) -> Table:
    """One row a document; the database sorts, filters and pages."""

    def title(row: Any) -> Any:  # noqa: ANN401 - a row
        return link(view.url(f"/documents/{row['id']}"), row["title"] or row["file"])

    columns = [
        Column(key="date", title="Date", show=lambda r: dated(r["date"]) if r["date"] else "–"),
        Column(key="title", title="Document", show=title, main=True),
        Column(key="publisher", title="Publisher", show=lambda r: r["publisher"] or "–"),
        Column(key="lang", title="Language"),
        Column(key="events", title="Events", number=True),
        Column(key="licence", title="Licence", hidden=True),
        *(Column(key=k, title=k, hidden=True) for k in ("known_from", "url", "file", "id")),
    ]
    return Table(name="documents", title="Documents", columns=columns, rows=_Shelf(view))


class _Shelf(Sequence[dict[str, Any]]):
    """The rows as the table asks for them: never all of them in memory."""

    def __init__(self, view: View) -> None:
        self._library = library_of(view)

    def page(self, find: str, sort: str, offset: int, limit: int) -> Page:
        """Some of the rows; see `winset.desk.library.Library.documents`."""
        return self._library.documents(find=find, sort=sort or "-date", offset=offset, limit=limit)

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - a number or a slice
        return self._library.documents(limit=1000).rows[at]

    def __len__(self) -> int:
        return self._library.documents(limit=1).all

"""Names in the places of actors that no table knows, so that somebody can add them."""

from __future__ import annotations

from winset.desk.actors import unknown_in_case
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["actors", "table"]


def actors(view: View) -> Shown:
    """The list."""
    return Shown(
        template="plain_table.html.j2",
        title="Names that no table knows",
        values={
            "lead": "They stand where actors do in the English documents. Unknown names are listed, never guessed.",
            "table": table_view(table(view), view),
        },
    )


def table(view: View) -> Table:
    """One row a name, the most frequent first."""
    desk = view.desk
    found = view.opened.heavy("unknown", lambda: unknown_in_case(desk.folder.path, without=desk.guarded.documents))
    columns = [
        Column(key="name", title="Name", main=True),
        Column(key="times", title="Times", number=True),
    ]
    rows = [{"name": name, "times": times} for name, times in found]
    return Table(name="names", title="Names and how often they stand there", columns=columns, rows=rows)

"""How everything here is made, and which rows could not be used."""

from __future__ import annotations

from winset.report.tried import tried_in_full
from winset.web.book import WebBook
from winset.web.view import Shown, View

__all__ = ["methods"]


def methods(view: View) -> Shown:
    """Methods, state, problems."""
    desk = view.desk
    ranking = view.opened.need("ranking")
    return Shown(
        template="methods.html.j2",
        title="How this is made",
        values={
            "tested": view.opened.heavy("tested", lambda: tried_in_full(desk, WebBook(view))),
            "settings": ranking.settings,
            "method": ranking.method,
            "snapshot": view.opened.need("snapshot"),
            "problem_rows": desk.problems[:200],
            "sources": len(view.opened.need("evidence")),
            "sets": desk.relations.sets if view.opened.need("relations") else (),
        },
    )

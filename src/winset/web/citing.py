"""How to cite what a page shows, so that another finds the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from winset import __version__

if TYPE_CHECKING:
    from winset.web.view import View

__all__ = ["citation"]


def citation(view: View, what: str) -> str:
    """One line: what, of which case, as known when, by which program and state of the case, at which address."""
    state = view.opened.need("snapshot")[:12]
    title = what.rstrip(".")
    return (
        f"“{title}”, in: {view.desk.case.title}, as known on {view.day.isoformat()}. winset {__version__}, "
        f"case {view.desk.case.id}, state {state}, {view.here()}"
    )

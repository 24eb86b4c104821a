"""Claims as tables for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.markup import escape

from winset.cli.tables import WIDTH, console_of, table_of

if TYPE_CHECKING:
    from winset.desk import CaseClaims

__all__ = ["print_case_claims", "print_claims"]

_COLUMNS = ("kind", "about", "issue", "strength", "by", "words")


def print_claims(document: dict[str, Any]) -> None:
    """The claims of one document."""
    dated = f"{document['date']} ({document['date_reason']})" if document["date"] else "no date"
    out = table_of(f"{document['title'] or document['file']}, {dated}", *_COLUMNS, right=("strength",))
    for claim in document["claims"]:
        words = ("kind", "country", "issue", "strength", "by", "text")
        out.add_row(*_cells(claim, *words))
    shown = console_of()
    shown.print(out)
    if document["skipped"]:
        shown.print(document["skipped"])


def print_case_claims(found: CaseClaims) -> None:
    """The claims of a case, document by document."""
    day = f", as known on {found.as_of}" if found.as_of else ""
    out = table_of(f"{len(found.claims)} claims{day}", "date", *_COLUMNS, "document", right=("strength",))
    for claim in found.claims:
        names = ("date", "kind", "country", "issue", "strength", "by", "text", "file")
        out.add_row(*_cells({name: getattr(claim, name) for name in names}, *names))
    shown = console_of()
    shown.print(out)
    if found.copies:
        shown.print(f"{len(found.copies)} documents say what another one says; what they repeat is counted once")


def _cells(claim: dict[str, Any], *names: str) -> list[str]:
    cells = []
    for name in names:
        held = claim[name]
        text = "" if held is None else f"{held:.2f}" if isinstance(held, float) else str(held)
        cells.append(escape(" ".join(text.split())[: 2 * WIDTH]))
    return cells

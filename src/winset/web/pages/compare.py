"""Texts side by side: what was kept, added, dropped, softened or hardened, or who leaves what out."""

from __future__ import annotations

from typing import Final

from winset.desk.comparing import Compared, compare_texts, texts_in_case
from winset.report.comparing import compared_rows, side_by_side
from winset.report.words import dated
from winset.web.pages.documents import table as documents
from winset.web.static import address_of
from winset.web.view import Missing, Refused, Shown, View

__all__ = ["compare"]

MOST: Final = 3
LISTED: Final = 40
"""Documents to choose from at a time."""


def compare(view: View) -> Shown:
    """The choice of two or three documents, and the comparison."""
    chosen = tuple(dict.fromkeys(view.all("d")))
    if len(chosen) > MOST:
        raise Refused(422, f"choose two or three documents; {len(chosen)} were chosen")
    found = view.opened.heavy(("compared", chosen), lambda: _compared(view, chosen)) if len(chosen) > 1 else None
    return Shown(
        template="compare.html.j2",
        title=("Who says what, and who leaves it out" if found.kind == "readouts" else "What changed in the words")
        if found
        else "Compare texts",
        values={
            "chosen": chosen,
            "find": view.asked("find"),
            "listed": _listed(view, chosen),
            "found": found,
            "pairs": side_by_side(found) if found and found.kind != "readouts" else (),
            "rows": compared_rows(found) if found else (),
            "date_of": lambda day: dated(day) if day else "no date",
            "group_style": address_of("group.css"),
        },
    )


def _compared(view: View, chosen: tuple[str, ...]) -> Compared:
    guarded = view.desk.guarded.documents
    texts = texts_in_case(view.desk.folder.path, chosen, as_of=view.day.isoformat())
    if any(t.id in guarded for t in texts):
        raise Missing(f"no document {chosen[0][:80]!r} is known on {view.day.isoformat()}")
    return compare_texts(texts)


def _listed(view: View, chosen: tuple[str, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """(id, title, date, language) of documents that fit the words looked for, those chosen first."""
    part = documents(view).rows.page(view.asked("find"), "-date", 0, LISTED)  # type: ignore[attr-defined]  # a library
    rows = [
        (r["id"], r["title"] or r["file"], dated(r["date"]) if r["date"] else "no date", r["lang"]) for r in part.rows
    ]
    return tuple(sorted(rows, key=lambda row: row[0] not in chosen))

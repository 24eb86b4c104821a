"""Texts side by side: what was kept, added, dropped, softened or hardened, or who leaves what out."""

from __future__ import annotations

from typing import Final

from winset.desk.comparing import Compared, Text, compare_texts, formats_in_case, phrase_uses, texts_in_case
from winset.reference.countries import country
from winset.report.comparing import compared_rows, side_by_side
from winset.report.words import dated
from winset.web.pages.documents import table as documents
from winset.web.static import address_of
from winset.web.view import Missing, Refused, Shown, View

__all__ = ["compare"]

MOST: Final = 3
LISTED: Final = 40
"""Documents to choose from at a time."""
ALL: Final = "trilateral"
"""The format of all countries of a case."""


def compare(view: View) -> Shown:
    """The choice of a format or of two or three documents, and the comparison."""
    chosen = tuple(dict.fromkeys(view.all("d")))
    if len(chosen) > MOST:
        raise Refused(422, f"choose two or three documents; {len(chosen)} were chosen")
    found = view.opened.heavy(("compared", chosen), lambda: _compared(view, chosen)) if len(chosen) > 1 else None
    formats = view.opened.heavy(("formats",), lambda: _formats(view))
    name = view.asked("format")
    texts = next((texts for known, texts in formats if known == name), ())
    if name and not texts:
        raise Missing(f"no two joint statements of {name[:40]!r} are known on {view.day.isoformat()}")
    return Shown(
        template="compare.html.j2",
        title=_title(found, texts),
        values={
            "chosen": chosen,
            "find": view.asked("find"),
            "listed": _listed(view, chosen),
            "found": found,
            "pairs": side_by_side(found) if found and found.kind != "readouts" else (),
            "rows": compared_rows(found) if found else (),
            "formats": tuple((known, _said(known, held), len(held)) for known, held in formats),
            "format": name,
            "texts": texts,
            "uses": phrase_uses(texts) if texts else (),
            "date_of": lambda day: dated(day) if day else "no date",
            "short_of": lambda day: day[:7] if day else "no date",
            "group_style": address_of("group.css"),
        },
    )


def _title(found: Compared | None, texts: tuple[Text, ...]) -> str:
    if found:
        return "Who says what, and who leaves it out" if found.kind == "readouts" else "What changed in the words"
    return "Which phrase entered, and which left" if texts else "Compare texts"


def _formats(view: View) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    """Formats with two joint statements or more that this visitor may see."""
    guarded = view.desk.guarded.documents
    return formats_in_case(view.desk.folder.path, as_of=view.day.isoformat(), without=guarded)


def _said(name: str, texts: tuple[Text, ...]) -> str:
    """A format in words, with the rank of those who made its statements."""
    where = name.partition(":")[0]
    who = "all countries together" if where == ALL else " and ".join(country(code).name for code in where.split("-"))
    level = texts[0].rank.level if texts[0].rank else ""
    return f"{who}, {level}" if level else who


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

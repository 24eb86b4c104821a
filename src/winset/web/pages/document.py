"""A document: its coded sentences marked, and beside them why each was coded so, or why it was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from winset.desk.handling import marks_of
from winset.desk.library import Read
from winset.desk.whynot import why_not
from winset.reference.cameo import cameo_codes
from winset.web.opened import Opened
from winset.web.render import visible
from winset.web.shelves import library_of
from winset.web.view import Missing, Shown, View

__all__ = ["document", "handling_marks"]

LONGEST = 400
"""Sentences of a page; a longer document has several."""
MARKS = ("negated", "future", "hypothetical", "historical")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text."""

    words: Markup
    """Escaped, with its trigger in bold."""
    sentence: int | None
    """Number of the sentence; None between two."""
    kind: str
    """`event`, `claim` or empty."""
    why_url: str


def document(view: View) -> Shown:
    """The page of a document."""
    found = library_of(view).read(view.path["id"])
    if found is None:
        raise Missing(f"no document {view.path['id'][:40]!r} was known on {view.day.isoformat()}")
    at = _at(view, found)
    asked = view.asked("page", "")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else at // LONGEST + 1  # noqa: PLR2004 - digits
    first = (page - 1) * LONGEST
    part = found.sentences[first : first + LONGEST]
    if not part and found.sentences:
        raise Missing("the document has no such page")
    events = _by_sentence(found.events)
    claims = _by_sentence(found.claims)
    wanted = view.asked("why")
    return Shown(
        template="document.html.j2",
        title=found.document["title"] or found.document["file"],
        values={
            "document": found.document,
            "handling": handling_marks(view.opened).get(found.document["id"], ""),
            "pieces": tuple(_pieces(view, found, part, events, claims)),
            "why": tuple(
                (s, tuple(_event(e) for e in events.get(s["sentence"], ())), tuple(claims.get(s["sentence"], ())))
                for s in part
                if s["sentence"] in events or s["sentence"] in claims
            ),
            "at": at if view.asked("at") else None,
            "asked": _asked(view, found, wanted) if wanted else None,
            "count": (len(found.sentences), len(found.events), len(found.claims)),
            "previous": view.here(page=page - 1, at=None) if page > 1 else "",
            "next": view.here(page=page + 1, at=None) if first + LONGEST < len(found.sentences) else "",
        },
    )


def handling_marks(opened: Opened) -> dict[str, str]:
    """Handling marks by document."""
    return opened.heavy("marks", lambda: marks_of(opened.desk.folder))


def _at(view: View, found: Read) -> int:
    """The sentence that the address points to."""
    text = (view.asked("at") or view.asked("why")).rpartition(":")[2]
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0  # noqa: PLR2004 - digits
    return min(number, max(len(found.sentences) - 1, 0))


def _by_sentence(rows: Sequence[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["sentence"], []).append(row)
    return found


def _pieces(
    view: View,
    found: Read,
    part: Sequence[dict[str, Any]],
    events: Mapping[int, Sequence[dict[str, Any]]],
    claims: Mapping[int, Sequence[dict[str, Any]]],
) -> Iterator[Piece]:
    text: str = found.document["text"]
    end = part[0]["start_char"] if part else 0
    for s in part:
        number, start = s["sentence"], s["start_char"]
        if start > end:
            yield Piece(words=visible(text[end:start]), sentence=None, kind="", why_url="")
        kind = "event" if number in events else "claim" if number in claims else ""
        triggers = [(e["trigger_start"], e["trigger_end"]) for e in events.get(number, ())]
        yield Piece(
            words=_bold(text, start, s["end_char"], triggers),
            sentence=number,
            kind=kind,
            why_url="" if kind else view.here(why=number, at=None) + f"#s{number}",
        )
        end = s["end_char"]


def _bold(text: str, start: int, end: int, spans: Sequence[tuple[int | None, int | None]]) -> Markup:
    """The words with what decided an event in bold."""
    out, at = Markup(""), start
    for a, b in sorted({(a, b) for a, b in spans if a is not None and b is not None}):
        if at <= a < b <= end:
            out += visible(text[at:a]) + Markup('<b class="tg">{}</b>').format(visible(text[a:b]))
            at = b
    return out + visible(text[at:end])


def _event(row: dict[str, Any]) -> dict[str, Any]:
    code = cameo_codes().get(row["cameo"] or "")
    return dict(row) | {
        "what": code.name if code else row["plover"],
        "marks": [mark for mark in MARKS if row[mark]],
    }


def _asked(view: View, found: Read, wanted: str) -> dict[str, Any] | None:
    """Why the sentence that was asked about gave nothing."""
    row = next((s for s in found.sentences if str(s["sentence"]) == wanted), None)
    if row is None:
        return None
    told = view.opened.heavy(
        ("why", found.document["id"], row["sentence"]),
        lambda: why_not(view.desk, row["text"], lang=found.document["lang"], date=found.document["date"]),
    )
    return {"sentence": row, "skipped": told.get("skipped"), "events": len(told.get("events") or ())}

"""For whom a report is made, its handling mark, and how much was left out of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk
from winset.desk.handling import AUDIENCES, marks_of, strictest
from winset.report.book import Book
from winset.report.tongue import say, words

__all__ = ["Audience", "audience_of", "mark_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """What stands at the head of every form of the report."""

    mark: str
    """`TLP:AMBER`, the strictest mark of what the report may use; empty where nothing in the case is marked."""
    told: Markup
    """For whom it is made and what was left out, in a sentence or two."""


def mark_of(desk: Desk) -> str:
    """`TLP:AMBER`, the strictest mark of the documents that may be used; empty where none is marked."""
    held = desk.guarded.documents
    mark = strictest(mark for name, mark in marks_of(desk.folder).items() if name not in held)
    return f"TLP:{mark}" if mark else ""


def audience_of(desk: Desk, book: Book) -> Audience:
    """The audience of a desk; the case's own people where it has none."""
    held, mark = desk.guarded.documents, mark_of(desk)
    if desk.audience is None:
        return Audience(mark=mark, told=say("audience.own"))
    told = say("audience.made-for", who=words(f"audience.{desk.audience}"), limit=f"TLP:{AUDIENCES[desk.audience]}")
    if not held:
        return Audience(mark=mark, told=told + say("audience.nothing"))
    marks = ", ".join(name for name, _ in desk.guarded.counts)
    left = say(f"audience.left-{'one' if len(held) == 1 else 'many'}", count=book.number("withheld"), marks=marks)
    return Audience(mark=mark, told=told + left)

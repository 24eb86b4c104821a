"""The sentence of a document that a reader of the case wants: the one that names most of its countries."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from winset.coder.topic import issue_of

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["SHORT", "Quoted", "is_piece", "naming_most"]

SHORT: Final = 260
"""Letters of a sentence that a reader takes in at once."""
_ITEM: Final = re.compile(r"\A\\?\((?:\d{1,2}|[a-z]{1,4})\\?\) ")
"""The number of an item of a law."""
_NATIVE: Final = frozenset({"ja", "ko"})
"""Languages with cues of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of a document."""

    id: str
    """`document:sentence`, as evidence is named."""
    text: str
    issue: str | None
    """Of its document's title, else its own."""


def naming_most(
    desk: Desk, documents: Collection[str], names: Sequence[re.Pattern[str]], *, least: int
) -> Mapping[str, Quoted]:
    """For each document the sentence that names enough countries and reads best: whole, short, the first of equals.

    Parameters
    ----------
    documents : ids
    names : the names of each country
    least : how many countries a sentence has to name to be worth quoting
    """
    if not documents:
        return {}
    with desk.folder.query(desk.day) as query:
        rows = query.rows(
            """SELECT s.document, s.sentence, s.text, d.lang, d.title
            FROM sentences s JOIN documents d ON d.id = s.document
            WHERE s.document IN (SELECT unnest($documents)) ORDER BY s.document, s.sentence""",
            {"documents": sorted(documents)},
        )
    best: dict[str, tuple[tuple[bool, bool, int], dict[str, object]]] = {}
    for row in rows:
        text = str(row["text"])
        named = sum(name.search(text) is not None for name in names)
        order = is_piece(text), len(text) > SHORT, -named
        document = str(row["document"])
        if named >= least and (document not in best or order < best[document][0]):
            best[document] = order, row
    return {document: _quoted(row) for document, (_, row) in best.items()}


def is_piece(text: str) -> bool:
    """Whether a sentence is only an item of a list, or the head of one; an item that is a sentence is none."""
    text = _whole(text)
    return not text[:1].isalnum() or text[:1].islower() or text.rstrip().endswith((";", ":", "; and", "; or", ","))


def _whole(text: str) -> str:
    """A sentence without the number of its item."""
    return _ITEM.sub("", " ".join(text.split()))


def _quoted(row: Mapping[str, object]) -> Quoted:
    """The sentence, with what its title is about: a long sentence names many things."""
    text, title, lang = (" ".join(str(row[name] or "").split()) for name in ("text", "title", "lang"))
    issue = _about(title, lang) or _about(text, lang)
    return Quoted(id=f"{row['document']}:{row['sentence']}", text=_whole(text), issue=issue)


def _about(words: str, lang: str) -> str | None:
    if lang in _NATIVE:
        from winset.coder.particles import topic  # noqa: PLC0415 - it brings the rules of two languages

        return topic.issue_of(words, 0, (), lang)
    return issue_of(words, 0, ())

"""Handling marks: how far a document may go, by the Traffic Light Protocol (FIRST, TLP 2.0, 2022).

A document is marked by the block of its source in `winset.toml` (`handling = "TLP:AMBER"`) or by its own head or foot;
of two marks the stricter one counts. One without a mark goes as far as its licence lets it. What is above an audience
is left out of what is made for it: sentences, claims, events and rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from winset.errors import UnknownName
from winset.store import CaseFolder, Query, source_rules

__all__ = ["AUDIENCES", "MARKS", "Guarded", "guarded", "mark_named", "marks_of", "own_mark", "strictest"]

MARKS: Final = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""From what anyone may see to what only those named may."""
AUDIENCES: Final[Mapping[str, str]] = {
    "public": "CLEAR",
    "community": "GREEN",
    "clients": "AMBER",
    "organisation": "AMBER+STRICT",
    "recipients": "RED",
}
"""For whom something is made, and the strictest mark that may go there."""
_OLD: Final = {"WHITE": "CLEAR"}
"""Names of TLP 1.0."""
_MARK: Final = re.compile(r"\bTLP\s*:\s*(RED|AMBER\s?\+\s?STRICT|AMBER|GREEN|CLEAR|WHITE)\b", re.IGNORECASE)
_EDGE: Final = 400
"""Letters at either end of a text in which its mark stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """What is above an audience."""

    audience: str | None
    """None for the case's own people, who see everything."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """Mark by id of the document."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Mark by id of the source, for imported rows."""

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """(mark, documents) of what is left out, the least strict first."""
        found = Counter(self.documents.values())
        return tuple((f"TLP:{mark}", found[mark]) for mark in MARKS if mark in found)


def mark_named(name: str) -> str:
    """A mark as people write it: `amber`, `TLP:AMBER+STRICT`; raises UnknownName for anything else."""
    bare = re.sub(r"\s", "", name).upper().removeprefix("TLP:")
    mark = _OLD.get(bare, bare)
    if mark not in MARKS:
        raise UnknownName("handling mark", name, [f"TLP:{mark}" for mark in MARKS])
    return mark


def guarded(folder: CaseFolder, audience: str | None) -> Guarded:
    """The documents and sources of a case that may not go to an audience; raises UnknownName for no such audience."""
    if audience is None:
        return Guarded(audience=None)
    if audience not in AUDIENCES:
        raise UnknownName("audience", audience, AUDIENCES)
    limit = MARKS.index(AUDIENCES[audience])
    above = {name: mark for name, mark in _by_source(folder).items() if MARKS.index(mark) > limit}
    documents = {name: mark for name, mark in marks_of(folder).items() if MARKS.index(mark) > limit}
    return Guarded(audience=audience, documents=documents, sources=above)


def marks_of(folder: CaseFolder) -> dict[str, str]:
    """The mark of each document of a case that has one."""
    if not folder.layout.database.exists():
        return {}
    with folder.query() as query:
        return _marked(query, _by_source(folder))


def own_mark(text: str) -> str | None:
    """The strictest mark in the head or foot of a text."""
    return strictest(match[1] for match in _MARK.finditer(f"{text[:_EDGE]} {text[-_EDGE:]}"))


def strictest(marks: Iterable[str | None]) -> str | None:
    """The strictest of some marks; None where there is none."""
    return max((mark_named(mark) for mark in marks if mark), key=MARKS.index, default=None)


def _by_source(folder: CaseFolder) -> dict[str, str]:
    rules, _ = source_rules(folder.path)
    return {rule.id: mark_named(rule.handling) for rule in rules if rule.handling}


def _marked(query: Query, by_source: Mapping[str, str]) -> dict[str, str]:
    """The mark of each document that has one, its own or its source's."""
    rows = query.rows(
        f"""SELECT id, source_id, title || ' ' || left(text, {_EDGE}) || ' ' || right(text, {_EDGE}) AS edges
        FROM documents WHERE source_id IN (SELECT unnest($sources)) OR contains(upper(edges), 'TLP')""",  # noqa: S608 - a number
        {"sources": list(by_source)},
    )
    found: dict[str, str] = {}
    for row in rows:
        own = [match[1] for match in _MARK.finditer(row["edges"])]
        mark = strictest([*own, by_source.get(row["source_id"])])
        if mark is not None:
            found[row["id"]] = mark
    return found

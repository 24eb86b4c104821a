"""What must hold between the files of a case: every name that a row uses is a name that some row defines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from winset.model import (
    Commitment,
    Constraint,
    Hypothesis,
    Influence,
    Judgement,
    Occasion,
    Option,
    Outcome,
    Pair,
    Power,
    Question,
    Reading,
    Weighing,
)

__all__ = ["Fault", "dangling"]

Fault = tuple[str, str, str]
"""Column, reason code and sentence."""

_SENTENCE: Final = re.compile(r"^[0-9a-f]{16}:\d+$")
"""A sentence of a document: the document's id, a colon, and the number of the sentence."""

_BY_COLUMN: Final[dict[type, tuple[tuple[str, str], ...]]] = {
    Commitment: (("meeting", "meetings"), ("option", "options"), ("evidence", "evidence")),
    Constraint: (("player", "players"), ("evidence", "evidence")),
    Hypothesis: (("explains", "evidence"), ("source", "evidence")),
    Influence: (("player", "players"),),
    Judgement: (("commitment", "commitments"),),
    Occasion: (("issues", "issues"),),
    Option: (("issue", "issues"), ("points", "issues"), ("requires", "options"), ("excludes", "options")),
    Outcome: (("option", "options"),),
    Pair: (("earlier", "options"), ("later", "options")),
    Power: (("player", "players"),),
    Question: (("panel", "panels"), ("player", "players"), ("issue", "issues"), ("option", "options")),
    Reading: (("player", "players"), ("issue", "issues"), ("option", "options"), ("evidence", "evidence")),
    Weighing: (("hypothesis", "hypotheses"), ("evidence", "evidence")),
}
"""Which column names something of which table. A row that gives a level names an issue that has a ladder here."""


def dangling(value: Any, defined: Mapping[str, Collection[str]]) -> Iterator[Fault]:  # noqa: ANN401 - any value of the model
    """Every name in a value that nothing defines.

    Parameters
    ----------
    value : a value of the model
    defined : ids by table (`players`, `issues`, `options`, ...) and, as `evidence`, those that can be cited
    """
    for column, table in _BY_COLUMN.get(type(value), ()):
        known = defined[table]
        for name in _names(getattr(value, column)):
            if name not in known and not (table == "evidence" and _stands_alone(name)):
                yield column, f"unknown-{_SINGULAR[table]}", _sentence(_SINGULAR[table], name, known)


_SINGULAR: Final = {
    "commitments": "commitment",
    "evidence": "evidence",
    "hypotheses": "hypothesis",
    "issues": "issue",
    "meetings": "meeting",
    "options": "option",
    "panels": "panel",
    "players": "player",
}


def _names(cell: Any) -> tuple[str, ...]:  # noqa: ANN401 - text, a list, pairs or None
    if cell is None:
        return ()
    if isinstance(cell, str):
        return (cell,)
    return tuple(item if isinstance(item, str) else item[0] for item in cell)


def _stands_alone(evidence: str) -> bool:
    """A page, or a sentence of a document, needs no row."""
    return "://" in evidence or _SENTENCE.match(evidence) is not None


def _sentence(kind: str, name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, list(known), n=2)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "correct it, or add the row that it names"
    return f"no {kind} {name!r} could be read in this case; {hint}"

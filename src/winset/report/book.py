"""The numbers of one report, in order of first use: each links to what it rests on, each can be computed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from winset.desk import Answer, Desk, meaning
from winset.desk.showing import index_shown
from winset.report.engine_words import again, plainly
from winset.report.tongue import say

__all__ = ["Book", "Entry", "shown"]

_NO_NOTE: Final = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One number as the report shows it."""

    id: str
    """Anchor: `n1`, `n2`, ..."""
    shown: str
    """As it stands in the text."""
    function: str
    arguments: Mapping[str, Any]
    answer: Answer
    meaning: str
    """What this kind of number is."""
    note: Markup = _NO_NOTE
    """How this one was computed, as a sentence."""


class Book:
    """Collects numbers while the report is composed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._entries: dict[tuple[str, tuple[tuple[str, Any], ...]], Entry] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All numbers so far, in order of first use."""
        return tuple(self._entries.values())

    def entry(self, function: str, form: str = "{}", /, **arguments: Any) -> Entry:
        """The number of a function and its arguments, computed once; `form` says how it is shown."""
        key = function, tuple(sorted(arguments.items()))
        if key not in self._entries:
            found = self.desk.answer(function, **arguments)
            self._entries[key] = Entry(
                id=f"n{len(self._entries) + 1}",
                shown=shown(form, found.value, index=_is_index(function, arguments)),
                function=function,
                arguments=dict(arguments),
                answer=found,
                meaning=plainly(meaning(function)),
                note=_sentence(found.note),
            )
        return self._entries[key]

    def number(self, function: str, form: str = "{}", /, **arguments: Any) -> Markup:
        """The number as a link to its evidence."""
        found = self.entry(function, form, **arguments)
        text = shown(form, found.answer.value, index=_is_index(function, arguments))
        return Markup('<a class="n" href="#{}">{}</a>').format(found.id, text)

    def linked(self, text: str, function: str, /, **arguments: Any) -> Markup:
        """Other words as a link to the number's evidence."""
        return Markup('<a class="n" href="#{}">{}</a>').format(self.entry(function, **arguments).id, text)

    def link(self, function: str, /, **arguments: Any) -> str:
        """Only the anchor, for marks on charts."""
        return f"#{self.entry(function, **arguments).id}"


def _is_index(function: str, arguments: Mapping[str, Any]) -> bool:
    """Whether a number is an option's index, which its tier is read from."""
    return (function, arguments.get("field")) in {
        ("option", "p_joint"),
        ("scenario", None),
        ("way", "joint_after"),
        ("without_experts", "p_joint_without"),
    }


def _sentence(note: str) -> Markup:
    """A note as a sentence of its own."""
    said = again(note)
    said = Markup(said[:1].upper() + said[1:])  # noqa: S704 - markup already
    return said if not said or said.endswith((".", "。", "</span>")) else said + say("methods.stop")


def shown(form: str, value: Any, *, index: bool = False) -> str:  # noqa: ANN401 - JSON values
    """A value in a format such as `{:.1f}%`; what is missing is a dash, and no index is rounded into the next tier."""
    if value is None:
        return "–"
    if index:
        return index_shown(value)
    return form.format(value).replace(" %", "%")

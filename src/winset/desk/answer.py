"""A number that may leave the program, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from winset.desk.evidence import Evidence

__all__ = ["Answer", "Value"]

Value = float | int | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value and the rows behind it."""

    value: Value
    evidence: tuple[Evidence, ...] = ()
    """What it rests on; empty where the note says how it is computed."""
    note: str = ""
    """How it was computed, in a sentence."""

"""Which source each file in `sources/` belongs to, and so what may be done with its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import escape
from pathlib import Path

from winset.errors import CaseError, Problem
from winset.model import Source
from winset.sources.rows import read_rows_file
from winset.store.disk import write_file
from winset.store.layout import MARKER

__all__ = ["NOT_STATED", "SourceRule", "add_rule", "source_of", "source_rules"]

NOT_STATED = "not stated"
"""Licence of a file that nothing is said about; its words do not leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRule:
    """A `[[source]]` block of `winset.toml`."""

    id: str
    """Short id."""
    title: str
    """Name for readers."""
    licence: str
    """What the origin states."""
    redistributable: bool
    """Whether its sentences may leave in an export."""
    quote_words: int | None = None
    """Words of one passage that a report may quote, 0 for none; all where they may be passed on, else a few."""
    handling: str = ""
    """Handling mark of the Traffic Light Protocol, such as `TLP:AMBER`; empty where there is none."""
    files: tuple[str, ...] = ()
    """Patterns of names below `sources/`, such as `whitehouse*.zip`."""


def source_rules(folder: Path) -> tuple[tuple[SourceRule, ...], list[Problem]]:
    """The blocks of `winset.toml` and what is wrong with them."""
    rules, problems = read_rows_file(folder / MARKER, SourceRule, table="source")
    return tuple(rules), problems


def source_of(name: str, rules: Sequence[SourceRule]) -> Source:
    """The source of a file: the first block with a pattern that fits, else one of its own whose words stay here."""
    for rule in rules:
        if any(fnmatchcase(name, pattern) for pattern in rule.files):
            return Source(id=rule.id, title=rule.title, licence=rule.licence, redistributable=rule.redistributable)
    return Source(id=name, title=name, licence=NOT_STATED, redistributable=False)


def add_rule(folder: Path, rule: SourceRule, *, files: Sequence[str]) -> None:
    """Record in `winset.toml` that some files belong to a source: in the block of that id, or in a new one.

    Raises CaseError when the block is written in a way that a program should not touch.
    """
    path = folder / MARKER
    text = path.read_text(encoding="utf-8")
    files = [escape(name) for name in files]
    try:
        if any(rule.id == known.id for known in source_rules(folder)[0]):
            text = _with_files(text, rule.id, files)
        else:
            text = f"{text.rstrip()}\n\n{_block(rule, files)}"
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(
            f"the block of source {rule.id!r} in {path} cannot be changed by the program; add there by hand: "
            f"files = [{', '.join(map(_quoted, files))}]"
        ) from error
    write_file(path, text.encode())


def _block(rule: SourceRule, files: Sequence[str]) -> str:
    return "\n".join(
        (
            "[[source]]",
            f"id = {_quoted(rule.id)}",
            f"title = {_quoted(rule.title)}",
            f"licence = {_quoted(rule.licence)}",
            f"redistributable = {str(rule.redistributable).lower()}",
            *([f"handling = {_quoted(rule.handling)}"] if rule.handling else []),
            f"files = [{', '.join(map(_quoted, files))}]",
            "",
        )
    )


def _with_files(text: str, id: str, files: Sequence[str]) -> str:  # noqa: A002 - the word of the file
    """The text with more names in the `files` line of one block."""
    blocks = re.split(r"(?m)^(?=\[\[)", text)
    for number, block in enumerate(blocks):
        found = tomllib.loads(block).get("source", [{}])[0]
        if found.get("id") == id:
            listed = ", ".join(map(_quoted, dict.fromkeys([*found.get("files", []), *files])))
            lines = [line for line in block.split("\n") if not re.match(r"files\s*=", line)]
            lines.insert(1, f"files = [{listed}]")
            blocks[number] = "\n".join(lines)
    return "".join(blocks)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    safe = "".join(c if c.isprintable() else " " for c in text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'

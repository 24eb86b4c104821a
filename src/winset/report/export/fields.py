"""Columns with their meaning, read from where the meaning is written: the docstring under each field."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

__all__ = ["LEGAL", "Field", "fields_of"]

LEGAL: Final = re.compile(r"^[A-Za-z_][A-Za-z0-9_]{0,31}$")
"""Names that Stata takes, and every other program too."""
_TYPES: Final[Mapping[str, str]] = {"int": "integer", "float": "number", "bool": "boolean"}
_SAID: Final[Mapping[str, str]] = {
    "id": "Id of the row.",
    "title": "Title for readers.",
    "source": "Where the row comes from: pages, or ids of other rows.",
    "known_from": "From when the row was known (partial date): publication.",
    "date": "Date, as precise as the source says (partial date).",
    "text": "In our words.",
    "status": "verified, or likely: waiting for a page that confirms it.",
}
"""Meanings of fields whose name says enough where they are declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column."""

    name: str
    type: str
    """`string`, `number`, `integer` or `boolean`, as table schemas name them."""
    meaning: str


def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """The columns of a dataclass of the model; tuples of strings become one string."""
    said = _docstrings(cls)
    return tuple(
        Field(
            name=field.name,
            type=_TYPES.get(str(field.type).split(" |")[0], "string"),
            meaning=said.get(field.name) or _SAID.get(field.name, f"{field.name.replace('_', ' ').capitalize()}."),
        )
        for field in dataclasses.fields(cls)
        if not str(field.type).startswith("tuple[tuple")
    )


def _docstrings(cls: type[Any]) -> dict[str, str]:
    """Text under each field of a class."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    body = next(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)).body
    found: dict[str, str] = {}
    for before, node in pairwise(body):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name) and isinstance(node, ast.Expr):
            value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[before.target.id] = " ".join(inspect.cleandoc(value.value).split())
    return found

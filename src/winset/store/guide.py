"""What goes into each text file of a case, column by column, in words for those who write them."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final, get_args

from winset.reference.issues import issues
from winset.reference.table import rows
from winset.sources.cells import field_types, required
from winset.sources.checks import NEVER_EMPTY, choices
from winset.store.tables import TABLES, Table

__all__ = ["guide", "meanings", "word_lists"]

_NAMED: Final = re.compile(r"\bOne of ([A-Z_]+)")
_COMMON: Final = {
    "date": "Partial date.",
    "high": "Highest value that is plausible.",
    "id": "Short name of your choice, once in this file: other rows name this one by it.",
    "issue": "Id of an issue.",
    "known_from": "Day from which the public knew (partial date).",
    "low": "Lowest value that is plausible.",
    "note": "What a reader should know besides.",
    "player": "Id of a player.",
    "option": "Id of an option.",
    "source": "Page or document that says so.",
    "text": "In words.",
    "title": "As readers will see it.",
    "what": "In one sentence.",
}
"""What a column of this name means where its class says no more."""
_HEAD: Final = """\
# What goes into each file

Everything here is text: edit it with any editor, CSV with a spreadsheet too. Only `winset.toml` must be there; what is
empty is left out, and the program says what is missing. In CSV several values in one cell are separated by ` | `.
Dates are as precise as their source: `2026`, `2026-03` or `2026-03-14`. `known_from` is the day from which the public
knew: on earlier days the row is not used. Countries are written with three letters (ISO3), as in `winset.toml`. A row
that cannot be used is named with file, row and column; the others are used all the same. Texts and event data are
not written here but brought with `winset add`.

A first ranking needs `issues.toml`, `options.toml` and `players.csv`. `powers.csv` says who must consent besides the
government, `readings.csv` where players were seen to stand, `constraints.csv` what holds them back.
"""


def guide() -> str:
    """All files with their columns, the issues and the sectors, as Markdown."""
    return "\n".join([_HEAD, *(_file(table) for table in TABLES), word_lists()])


def meanings(cls: type) -> Mapping[str, str]:
    """What each field of a class of the model means: its docstring, with the words that it may hold."""
    said = _docstrings(cls)
    return {name: _sentence(cls, name, kind, said.get(name, "")) for name, kind in field_types(cls).items()}


def word_lists() -> str:
    """The issues and the sectors that rows may name, as two tables of Markdown."""
    held = [f"| `{one.id}` | {one.parent or ''} | {one.covers} |" for one in issues().values()]
    sectors = [f"| `{row['code']}` | {row['name']} | {row['meaning']} |" for row in rows("sectors.csv")]
    return "\n".join(
        [
            "### Issues\n",
            "Columns named `issue` or `issues` and the keys of `points` hold an id of this list.\n",
            "| issue | part of | what belongs to it |\n| --- | --- | --- |",
            *held,
            "\n### Sectors\n",
            "| sector | name | who belongs to it |\n| --- | --- | --- |",
            *sectors,
            "",
        ]
    )


def _file(table: Table) -> str:
    cls, said = table.cls, meanings(table.cls)
    needed = required(cls)
    key = (
        f", one `[[{table.key}]]` block for each"
        if table.key
        else ", one JSON object a line" * (table.file.endswith(".jsonl"))
    )
    lines = [
        f"| `{f.name}` | {'yes' if f.name in needed and not _may_be_none(cls, f.name) else ''} | {said[f.name]} |"
        for f in fields(cls)
    ]
    head = f"### `{table.file}`\n\n{_lead(inspect.getdoc(cls) or '')}{key}.\n"
    return "\n".join([head, "| column | needed | meaning |\n| --- | --- | --- |", *lines, ""])


def _lead(text: str) -> str:
    return text.partition("\n\n")[0].strip().removesuffix(".")


def _may_be_none(cls: type, name: str) -> bool:
    """Whether a list may name nothing."""
    return getattr(field_types(cls)[name], "__origin__", None) is tuple and (cls.__name__, name) not in NEVER_EMPTY


def _sentence(cls: type, name: str, kind: Any, said: str) -> str:  # noqa: ANN401 - a type
    """The docstring of a field, its closed list of words in full, and the parts of what it holds."""
    allowed = ("the sectors below",) if name == "sector" else choices(cls.__name__, name)
    module = sys.modules[cls.__module__]
    text = _NAMED.sub(lambda found: f"One of {_words(allowed or getattr(module, found[1]))}", said)
    text = text.replace("; None ", "; empty ") or _COMMON.get(name, "")
    if allowed and name != "sector" and text == said and not all(f"`{word}`" in said for word in allowed):
        text = f"{text} One of {_words(allowed)}.".lstrip()
    parts = "; ".join(_parts(kind))
    return f"{text} Each has {parts}.".lstrip() if parts else text


def _words(allowed: Any) -> str:  # noqa: ANN401 - words or numbers
    return ", ".join(f"`{word}`" for word in allowed)


def _parts(kind: Any) -> Iterator[str]:  # noqa: ANN401 - a type
    """The fields of a class of which a field holds several."""
    for held in get_args(kind):
        if is_dataclass(held) and isinstance(held, type):
            for name, said in meanings(held).items():
                yield f"`{name}`" + (f" ({said.removesuffix('.')})" if said else "")


@cache
def _docstrings(cls: type) -> Mapping[str, str]:
    """Docstring under each field of a dataclass."""
    (body,) = ast.parse(inspect.getsource(cls)).body
    found: dict[str, str] = {}
    last = ""
    for node in body.body if isinstance(body, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif last and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[last] = " ".join(str(node.value.value).split())
            last = ""
    return found

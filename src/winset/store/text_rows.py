"""Rows that the program adds to a text file of a case, in the form in which people write them there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from winset.errors import BadInput, CaseError, Problem
from winset.sources.rows import read_rows
from winset.store.disk import storage, write_file
from winset.store.tables import TABLES, Table, columns

__all__ = ["append_row", "has_row", "toml_block"]

_BARE: Final = re.compile(r"^[A-Za-z0-9_-]+$")


def _table(file: str) -> Table:
    return next(table for table in TABLES if table.file == file)


def has_row(folder: Path, file: str, name: str) -> bool:
    """Whether a row of this id stands in a file of the case."""
    table = _table(file)
    path = folder / file
    if not path.exists():
        return False
    with storage(f"could not read {path}"):
        data = path.read_bytes()
    rows: list[Any]
    rows, _ = read_rows(data, table.cls, file=file, form=_form(file), table=table.key)
    return any(row.id == name for row in rows)


def append_row(folder: Path, file: str, row: Mapping[str, Any], *, remark: str = "") -> None:
    """Add a row at the end of a text file of the case; what stands there already stays as it is, byte for byte.

    Parameters
    ----------
    file : name of a file of `TABLES` written as CSV or TOML
    row : values by column or key; lists and pairs as the model has them
    remark : comment above a TOML block

    Raises
    ------
    BadInput : the row would be refused when the case is read; nothing is written
    CaseError : the file has other columns than this program writes
    """
    table = _table(file)
    path = folder / file
    with storage(f"could not read {path}"):
        before = path.read_bytes() if path.exists() else b""
    added = _block(table, row, remark) if file.endswith(".toml") else _line(path, table, before, row)
    _refuse_bad(table, added if file.endswith(".toml") else _with_header(table, before, added))
    if before and not before.endswith(b"\n"):
        before += b"\n"
    if not before and file.endswith(".csv"):
        before = (",".join(columns(table.cls)) + "\n").encode()
    write_file(path, before + added.encode())


def _form(file: str) -> Any:  # noqa: ANN401 - one of three words
    return file.rpartition(".")[2]


def _refuse_bad(table: Table, text: str) -> None:
    rows: list[Any]
    rows, problems = read_rows(text, table.cls, file=table.file, form=_form(table.file), table=table.key)
    if problems or len(rows) != 1:
        raise BadInput(problems or [Problem(file=table.file, code="row", what="the row cannot be read back")])


# -- CSV --------------------------------------------------------------------------------------------------------------


def _header(table: Table, before: bytes) -> list[str]:
    text = before.decode("utf-8-sig", "replace")
    return next(csv.reader([text.partition("\n")[0]]), []) if text.strip() else list(columns(table.cls))


def _line(path: Path, table: Table, before: bytes, row: Mapping[str, Any]) -> str:
    header = [name.strip() for name in _header(table, before)]
    lacking = [name for name, value in row.items() if name not in header and value not in (None, "", ())]
    if lacking:
        raise CaseError(f"{path} has no column {lacking[0]!r} separated by commas; add it, or write the row by hand")
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(_cell(row.get(name)) for name in header)
    return out.getvalue()


def _with_header(table: Table, before: bytes, line: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(_header(table, before))
    return out.getvalue() + line


def _cell(value: Any) -> str:  # noqa: ANN401 - any value of a row
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return " | ".join(map(str, value))
    return f"{value:.6g}" if isinstance(value, float) else " ".join(str(value).split())


# -- TOML -------------------------------------------------------------------------------------------------------------


def _block(table: Table, row: Mapping[str, Any], remark: str) -> str:
    lines = [f"# {line}" for line in remark.splitlines()]
    lines.append(f"[[{table.key}]]")
    known = {field.name for field in fields(table.cls)}
    lines += [f"{name} = {_toml(value)}" for name, value in row.items() if name in known and value is not None]
    return "\n" + "\n".join(lines) + "\n"


def toml_block(key: str, values: Mapping[str, Any]) -> str:
    """A block `[[key]]` of a TOML file from values as TOML gives them."""
    return "\n".join([f"[[{key}]]", *(f"{_key(name)} = {_toml(held)}" for name, held in values.items())]) + "\n\n"


def _toml(value: Any) -> str:  # noqa: ANN401 - any value of a row
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:.6g}"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_toml(held)}" for name, held in value.items()) + " }"
    if isinstance(value, list | tuple):
        if value and _is_pair(value[0]):
            return "{ " + ", ".join(f"{_key(name)} = {_toml(held)}" for name, held in value) + " }"
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    safe = "".join(c if c.isprintable() else " " for c in str(value)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'


def _is_pair(value: Any) -> bool:  # noqa: ANN401 - any item of a list
    return isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 2  # noqa: PLR2004 - a pair


def _key(name: str) -> str:
    return name if _BARE.match(name) else _toml(name)

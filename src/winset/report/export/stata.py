"""One table as a Stata file: names and labels that Stata takes, long texts as strL, missing as missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from winset.desk.spreadsheet import cell
from winset.errors import MissingExtra
from winset.report.export.fields import Field
from winset.report.export.tables import Table

__all__ = ["legal", "need_stata", "write_stata"]

LABEL: Final = 80
"""Letters of a label."""
SHORT: Final = 2045
"""Bytes of a text that is no strL."""
_KEPT: Final = """
_all _b _coef _cons _n _N _pi _pred _rc _se _skip aggregate array boolean break byte case catch class colvector complex
const continue default delegate delete do double else eltypedef end enum explicit export external float for friend
function global goto if in inline int local long mata matrix namespace new numeric NULL operator orgtypedef pointer
polymorphic pragma private protected public quad real return rowvector scalar short signed static strL string struct
super switch template this throw transmorphic try typedef typename union unsigned using vector version virtual void
volatile while with
"""
RESERVED: Final = frozenset(_KEPT.split())
"""Words that Stata keeps for itself."""
_YES_NO: Final[dict[float, str]] = {0: "no", 1: "yes"}


def need_stata() -> None:
    """Raise MissingExtra, with the line that installs it, where pandas is missing."""
    if find_spec("pandas") is None:
        raise MissingExtra("the format dta", "stata")


def legal(name: str) -> str:
    """The name of a column, which our tables keep to Stata's letters and length, with a mark where it is reserved."""
    return f"{name[:31]}_" if name in RESERVED else name


def write_stata(table: Table, path: Path, *, day: date) -> int:
    """Stata 14 or later (UTF-8); returns the number of rows.

    Numbers and truth values that are missing are Stata's `.`, texts that are missing are empty. A truth value is 0 or 1
    with the labels no and yes.
    """
    import pandas as pd  # noqa: PLC0415 - an extra

    rows = [[cell(row.get(field.name)) for field in table.fields] for row in table.rows()]
    columns = {legal(field.name): _column(field, (row[at] for row in rows)) for at, field in enumerate(table.fields)}
    frame = pd.DataFrame(columns)
    long = [name for name, column in columns.items() if _is_long(column)]
    frame.to_stata(
        path,
        version=118,
        write_index=False,
        time_stamp=datetime(day.year, day.month, day.day),  # noqa: DTZ001 - the file format has no time zone
        data_label=_short(table.title),
        variable_labels={legal(field.name): _short(field.meaning) for field in table.fields},
        value_labels={legal(field.name): _YES_NO for field in table.fields if field.type == "boolean"},
        convert_strl=long,
    )
    return len(rows)


def _column(field: Field, values: Iterable[Any]) -> Sequence[Any] | Any:  # noqa: ANN401 - pandas ships no types
    import pandas as pd  # noqa: PLC0415 - an extra

    if field.type == "string":
        return ["" if value is None else str(value).replace("\0", "") for value in values] or pd.Series([], dtype=str)
    return pd.Series([None if value is None else float(value) for value in values], dtype="float64")


def _is_long(column: Iterable[Any]) -> bool:
    return any(isinstance(value, str) and len(value.encode()) > SHORT for value in column)


def _short(text: str) -> str:
    """A label: the text, or its first words and a sign that there are more."""
    if len(text) <= LABEL:
        return text
    words = text[: LABEL - 1].split(" ")
    return " ".join(words[:-1]).rstrip(",;:") + "…"

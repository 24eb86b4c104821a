"""GDELT event files: 57 or 58 columns of version 1.0, 61 of version 2.0; mentions and knowledge graph are told apart.

GDELT Event Database, data format codebooks 1.0 (2013) and 2.0 (2015). A row is dated by SQLDATE and known from
DATEADDED on; rows of one report share its address.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from winset.sources.event_lines import first_lines
from winset.sources.event_lookups import (
    ILLEGAL_CODE,
    MISSING_ID,
    NO_DAY,
    cameo_tables,
    code_of,
    joined_code,
    joined_sector,
    out_of_range,
    sector_of,
)
from winset.sources.event_table import EventTable
from winset.sources.limits import Limits

__all__ = ["gdelt", "gdelt_besides"]

_CELLS: Final = {
    "event_id": 1, "day": 2, "source_name": 7, "source_code": 8, "source_type_1": 13, "source_type_2": 14,
    "source_type_3": 15, "target_name": 17, "target_code": 18, "target_type_1": 23, "target_type_2": 24,
    "target_type_3": 25, "act": 27, "weight": 31,
}  # fmt: skip
_ADDED: Final = {57: (57, None), 58: (57, 58), 61: (60, 61)}
"""Width of a line -> places of DATEADDED and SOURCEURL."""
_OLD: Final = (57, 58)
"""Widths of version 1.0, which stand in one file."""
_SIDES: Final = ("source", "target")
_JOINS: Final = (
    "LEFT JOIN days ON days.written = given.day LEFT JOIN days AS added_on ON added_on.written = left(added, 8) "
    "LEFT JOIN acts ON acts.act = given.act "
    + "".join(joined_code(side, f"{side}_code") for side in _SIDES)
    + "".join(joined_sector(side, *(f"{side}_type_{n}" for n in (1, 2, 3))) for side in _SIDES)
)
_VALUES: Final = {
    "event_id": "event_id",
    **{f"{side}_country": code_of(side) for side in _SIDES},
    **{f"{side}_sector": sector_of(side, 3) for side in _SIDES},
    **{f"{side}_text": f"nullif({side}_name, '')" for side in _SIDES},
    "plover": "acts.plover",
    "cameo": "acts.code",
    "goldstein": "coalesce(try_cast(given.weight AS DOUBLE), acts.weight)",
    "first_day": "days.day",
    "known_day": "greatest(added_on.day, days.day)",
}
_DAY: Final = re.compile(r"\d{8}")
_TIME: Final = re.compile(r"\d{14}")
_MENTIONS: Final = 16
_GRAPHS: Final = frozenset({11, 15, 27})
_GRAPH_HEADERS: Final = ("DATE\tNUMARTS", "GKGRECORDID", "GLOBALEVENTID")


def gdelt(path: Path, limits: Limits) -> EventTable | None:
    """The table of a file of GDELT events, of one of the three widths; None for anything else."""
    lines = [line.split("\t") for line in first_lines(path, limits, 3)]
    cells = next((line for line in lines if len(line) in _ADDED), [])
    if not cells or not (_is_event(cells) or cells[0] == "GLOBALEVENTID"):
        return None
    width = len(cells)
    if width == max(_ADDED):
        return _table(width)
    ragged = _table(max(_OLD), least=min(_OLD))
    return replace(_table(width), ragged=ragged)


def _table(width: int, least: int = 0) -> EventTable:
    added, url = _ADDED[width]
    return EventTable(
        data="gdelt",
        width=width,
        least=least,
        header="GLOBALEVENTID",
        cells=_CELLS | {"added": added} | ({"page": url} if url else {}),
        joins=_JOINS,
        values=_VALUES | ({"url": "nullif(page, '')"} if url else {}),
        checks=(
            MISSING_ID,
            NO_DAY,
            ILLEGAL_CODE,
            out_of_range("coalesce(nullif(given.weight, ''), '0')", "GoldsteinScale"),
        ),
        look_up=partial(cameo_tables, form="%Y%m%d"),
    )


def _is_event(cells: list[str]) -> bool:
    """Whether a line has a number, a day, and the month and year of that day."""
    day = cells[1]
    return cells[0].isdigit() and bool(_DAY.fullmatch(day)) and cells[2:4] == [day[:6], day[:4]]


def gdelt_besides(path: Path, limits: Limits) -> str | None:
    """What a file of GDELT is that holds no events, as a sentence; None for anything else."""
    (line, *_) = first_lines(path, limits) or [""]
    cells = line.split("\t")
    if len(cells) == _MENTIONS and cells[0].isdigit() and all(_TIME.fullmatch(cell) for cell in cells[1:3]):
        return (
            "these are mentions: which article reported which event. Series count a happening once, however often it "
            "is reported, so they are not used; add the export files that hold the events"
        )
    if line.startswith(_GRAPH_HEADERS) or (len(cells) in _GRAPHS and _is_graph(cells)):
        return (
            "this is GDELT's knowledge graph: themes, places and tone of articles, not who did what to whom. It has no "
            "rows for series; add the export files that hold the events"
        )
    return None


def _is_graph(cells: list[str]) -> bool:
    version_2 = bool(_TIME.fullmatch(cells[1])) and cells[0].startswith(cells[1])
    return version_2 or (bool(_DAY.fullmatch(cells[0])) and cells[1].isdigit())

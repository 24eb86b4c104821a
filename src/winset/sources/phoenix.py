"""Phoenix event files: the 26 unnamed columns of the daily files of the Open Event Data Alliance.

Open Event Data Alliance, Phoenix data format (2014-2018); a later pipeline adds a 27th column.
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
    sector_of,
)
from winset.sources.event_table import EventTable
from winset.sources.limits import Limits

__all__ = ["CODED_JOINS", "CODED_VALUES", "phoenix"]

_CELLS: Final = {
    "event_id": 1, "day": 2, "source_name": 6, "source_code": 7, "source_role": 8, "target_name": 10, "target_code": 11,
    "target_role": 12, "act": 14, "weight": 17, "sentence": 24, "pages": 25, "papers": 26,
}  # fmt: skip
_SIDES: Final = ("source", "target")
CODED_JOINS: Final = "LEFT JOIN days ON days.written = given.day LEFT JOIN acts ON acts.act = given.act " + "".join(
    joined_code(side, f"{side}_code") + joined_sector(side, f"{side}_role") for side in _SIDES
)
"""Joins for a day, a CAMEO act, and sides with a CAMEO country code in `source_code` and a role in `source_role`."""
CODED_VALUES: Final = {
    **{f"{side}_country": code_of(side) for side in _SIDES},
    **{f"{side}_sector": sector_of(side, 1) for side in _SIDES},
    **{f"{side}_text": f"nullif({side}_name, '')" for side in _SIDES},
    "event_id": "event_id",
    "plover": "acts.plover",
    "cameo": "acts.code",
    "goldstein": "coalesce(try_cast(given.weight AS DOUBLE), acts.weight)",
    "first_day": "days.day",
}
"""SQL for the columns that these joins give."""
_WIDTHS: Final = (26, 27)
_DAY: Final = re.compile(r"\d{8}")
_CODE: Final = re.compile(r"\d{2,4}")


def phoenix(path: Path, limits: Limits) -> EventTable | None:
    """The table of a Phoenix file; None for anything else."""
    lines = [line.split("\t") for line in first_lines(path, limits, 3)]
    cells = next((line for line in lines if len(line) in _WIDTHS), None)
    if cells is None or not _DAY.fullmatch(cells[1]) or not _CODE.fullmatch(cells[13]):
        return None
    day = cells[1]
    if [cell.zfill(2) for cell in cells[2:5]] != [day[:4], day[4:6], day[6:]]:
        return None
    table = EventTable(
        data="phoenix",
        width=len(cells),
        cells=_CELLS,
        joins=CODED_JOINS,
        values={
            **CODED_VALUES,
            "story": "nullif(sentence, '')",
            "publisher": "nullif(papers, '')",
            "url": "nullif(split_part(pages, ';', 1), '')",
        },
        checks=(MISSING_ID, NO_DAY, ILLEGAL_CODE),
        look_up=partial(cameo_tables, form="%Y%m%d"),
    )
    return replace(table, ragged=replace(table, width=max(_WIDTHS), least=min(_WIDTHS)))

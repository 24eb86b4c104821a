"""Historical Phoenix event files of the Cline Center: CSV with a header, 1945-2019.

Althaus et al., Cline Center Historical Phoenix Event Data (University of Illinois, 2017-2020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from winset.sources.event_lookups import ILLEGAL_CODE, MISSING_ID, NO_DAY, cameo_tables
from winset.sources.event_records import header_of, lines_of_csv
from winset.sources.event_table import EventTable
from winset.sources.limits import Limits
from winset.sources.phoenix import CODED_JOINS, CODED_VALUES

__all__ = ["cline"]

_FIELDS: Final = (
    "eid", "source", "sourceroot", "sourceagent", "target", "targetroot", "targetagent", "code", "goldstein", "aid",
    "process",
)  # fmt: skip
_NAMES: Final = (
    "event_id", "source_name", "source_code", "source_role", "target_name", "target_code", "target_role", "act",
    "weight", "article", "paper", "day",
)  # fmt: skip


def cline(path: Path, limits: Limits) -> EventTable | None:
    """The table of a file of the Cline Center; None for anything else."""
    if not {*_FIELDS[:9], "year", "month", "day", "quadclass"} <= set(header_of(path, limits)):
        return None
    return EventTable(
        data="cline",
        width=len(_NAMES),
        cells={name: place for place, name in enumerate(_NAMES, 1)},
        joins=CODED_JOINS,
        values={
            **CODED_VALUES,
            "story": "nullif(article, '')",
            "publisher": "nullif(paper, '')",
        },
        checks=(MISSING_ID, NO_DAY, ILLEGAL_CODE),
        prepare=partial(lines_of_csv, cells=_cells, width=len(_NAMES)),
        look_up=partial(cameo_tables, form="%Y-%m-%d"),
    )


def _cells(record: Mapping[str, str]) -> Sequence[str]:
    day = f"{record['year']}-{record['month'].zfill(2)}-{record['day'].zfill(2)}"
    code = record["code"]
    return (*(record.get(name, "") if name != "code" else _padded(code) for name in _FIELDS), day)


def _padded(code: str) -> str:
    """A CAMEO code that a spreadsheet has robbed of its leading zero: three digits and more have one up to root 09."""
    return f"0{code}" if code.isdigit() and len(code) in {2, 3} and not code.startswith(("0", "1", "20")) else code

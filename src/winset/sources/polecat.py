"""POLECAT event files, in PLOVER: tab-separated files of the Dataverse and lines of JSON with the same fields.

Halterman et al., POLECAT Weekly Data (Harvard Dataverse, 2022-). A row has no CAMEO code; its intensity stands on the
same scale from -10 to 10. A side of several countries belongs to none of them and is kept with a note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import duckdb

from winset.sources.event_lines import first_lines
from winset.sources.event_lookups import (
    ILLEGAL_TYPE,
    MISSING_ID,
    NO_DAY,
    country_of,
    days,
    joined_country,
    joined_sector,
    out_of_range,
    places,
    sector_of,
    sectors,
    types,
)
from winset.sources.event_records import field_key, json_keys, lines_of_json
from winset.sources.event_table import EventTable
from winset.sources.limits import Limits

__all__ = ["polecat"]

_FIELDS: Final = {
    "eventid": "event_id", "eventdate": "day", "eventtype": "act", "intensity": "weight", "eventintensity": "weight",
    "actorname": "source_name", "actorcountry": "source_place", "primaryactorsector": "source_group",
    "recipientname": "target_name", "recipientcountry": "target_place", "primaryrecipientsector": "target_group",
    "publicationdate": "published", "source": "paper",
}  # fmt: skip
"""Key of a field and the name of its cell."""
_NEEDED: Final = frozenset({"eventid", "eventdate", "eventtype", "actorcountry", "recipientcountry"})
_NAMES: Final = tuple(dict.fromkeys(_FIELDS.values()))
_SIDES: Final = ("source", "target")
_UNKNOWN: Final = "('', 'NA', 'NONE', 'NULL')"


def polecat(path: Path, limits: Limits) -> EventTable | None:
    """The table of a file of POLECAT; None for anything else."""
    (line, *_) = first_lines(path, limits) or [""]
    header = [field_key(name) for name in line.split("\t")]
    if set(header) >= _NEEDED:
        cells = {_FIELDS[name]: place for place, name in enumerate(header, 1) if name in _FIELDS}
        return _table(cells, len(header), header=line.split("\t")[0].strip())
    if line.startswith("{") and json_keys(path, limits) >= _NEEDED:
        prepare = partial(lines_of_json, cells=_cells, width=len(_NAMES))
        return _table({name: place for place, name in enumerate(_NAMES, 1)}, len(_NAMES), prepare=prepare)
    return None


def _table(cells: Mapping[str, int], width: int, **more: object) -> EventTable:
    weight = "given.weight" if "weight" in cells else "'0'"
    published = "LEFT JOIN days AS out ON out.written = left(published, 10) " if "published" in cells else ""
    values = {
        "event_id": "event_id",
        "plover": "types.type",
        "goldstein": f"try_cast({weight} AS DOUBLE)" if "weight" in cells else "NULL",
        "first_day": "days.day",
        "known_day": "greatest(out.day, days.day)" if published else "NULL",
        "publisher": "nullif(paper, '')" if "paper" in cells else "NULL",
        "note": f"coalesce({', '.join(map(_unknown, _SIDES))})",
    }
    joins = "LEFT JOIN days ON days.written = left(given.day, 10) LEFT JOIN types ON types.word = upper(given.act) "
    for side in _SIDES:
        joins += joined_country(side, f"{side}_place")
        values[f"{side}_country"] = country_of(side, f"{side}_place")
        if f"{side}_group" in cells:
            joins += joined_sector(side, f"{side}_group")
            values[f"{side}_sector"] = sector_of(side, 1)
        if f"{side}_name" in cells:
            values[f"{side}_text"] = f"nullif({side}_name, '')"
    return EventTable(
        data="polecat",
        width=width,
        cells=cells,
        joins=joins + published,
        values=values,
        checks=(MISSING_ID, NO_DAY, ILLEGAL_TYPE, out_of_range(weight, "Intensity")),
        look_up=_look_up,
        **more,  # type: ignore[arg-type]  # header or prepare
    )


def _unknown(side: str) -> str:
    said = f"'unknown-country:' || chr(39) || {side}_place || chr(39) || ' is no one country that the tables know'"
    country = country_of(side, f"{side}_place")
    return f"CASE WHEN {country} IS NULL AND upper({side}_place) NOT IN {_UNKNOWN} THEN {said} END"


def _cells(record: Mapping[str, str]) -> Sequence[str]:
    told = {_FIELDS[name]: value for name, value in record.items() if name in _FIELDS}
    return [told.get(name, "") for name in _NAMES]


def _look_up(con: duckdb.DuckDBPyConnection, cells: str, lines: Path) -> None:
    del cells, lines
    days(con, "%Y-%m-%d")
    types(con)
    places(con, "iso3-name")
    sectors(con, "cameo")

"""Event data of one's own: a CSV file, and beside it a TOML file of the same name that says what its columns are.

::

    data = "our-events"            # name of the data set
    countries = "iso3"             # iso3, iso2, cow, gw, fips, cameo or name
    sectors = "cameo"              # scheme of the sectors, cameo by default
    [columns]                      # ours = "theirs"; day, source and target are needed, and code or type
    event_id = "id"
    day = "when"                   # 2021-02-01, 2021-02 or 2021
    source = "from"
    target = "to"
    code = "cameo"                 # or type = "plover type"

Further ones: source_sector, target_sector, source_text, target_text, intensity, issue, known_from, story, publisher
and url.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import duckdb

from winset.errors import UnknownName
from winset.model import first_day, last_day
from winset.reference.countries import SCHEMES, by_code
from winset.reference.issues import issue_id
from winset.reference.sectors import sector_of
from winset.sources.event_lookups import acts, state_named, types
from winset.sources.event_records import field_key, header_of, lines_of_csv
from winset.sources.event_table import Check, EventTable
from winset.sources.limits import Limits

__all__ = ["is_mapping", "mapped"]

_COLUMNS: Final = (
    "event_id", "day", "source", "target", "code", "type", "source_sector", "target_sector", "source_text",
    "target_text", "intensity", "issue", "known_from", "story", "publisher", "url",
)  # fmt: skip
_NAMES: Final = (*_COLUMNS, "first_day", "last_day", "known_day")
_NEEDED: Final = ("day", "source", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mapping:
    """What the TOML file says."""

    data: str
    countries: str
    sectors: str
    columns: Mapping[str, str]
    """Our name and the key of theirs."""


def is_mapping(path: Path) -> bool:
    """Whether a TOML file maps the columns of a CSV file beside it."""
    return path.suffix == ".toml" and path.with_suffix(".csv").is_file() and _read(path) is not None


def mapped(path: Path, limits: Limits) -> EventTable | None:
    """The table of a CSV file with a mapping beside it; None for anything else, or a mapping that does not fit."""
    found = _read(path.with_suffix(".toml")) if path.suffix == ".csv" else None
    if found is None or not set(found.columns.values()) <= set(header_of(path, limits)):
        return None
    coded = "code" in found.columns
    return EventTable(
        data=found.data,
        width=len(_NAMES),
        cells={f"x_{name}": place for place, name in enumerate(_NAMES, 1)},
        joins="LEFT JOIN acts ON acts.act = x_code LEFT JOIN types ON types.word = upper(x_type)",
        values=_values(),
        checks=_checks(coded=coded),
        identity="event_id" if "event_id" in found.columns else "(source_text, target_text, first_day, cameo, plover)",
        prepare=partial(lines_of_csv, cells=partial(_cells, found), width=len(_NAMES)),
        look_up=_look_up,
    )


def _values() -> dict[str, str]:
    plain = (
        "event_id",
        "source_sector",
        "target_sector",
        "source_text",
        "target_text",
        "issue",
        "story",
        "publisher",
        "url",
    )
    return {
        **{name: f"nullif(x_{name}, '')" for name in plain},
        "source_country": "nullif(x_source, '')",
        "target_country": "nullif(x_target, '')",
        "plover": "coalesce(types.type, acts.plover)",
        "cameo": "acts.code",
        "goldstein": "coalesce(try_cast(x_intensity AS DOUBLE), acts.weight)",
        **{name: f"try_cast(x_{name} AS DATE)" for name in ("first_day", "last_day", "known_day")},
    }


def _checks(*, coded: bool) -> Sequence[Check]:
    cell, bad = ("x_code", "acts.code IS NULL") if coded else ("x_type", "types.type IS NULL")
    what = "{told!r} is not a code of the CAMEO manual" if coded else "{told!r} is not a type of PLOVER"
    return (
        Check(code="bad-date", bad="x_first_day = ''", told="x_day", column="day", what="{told!r} is no date"),
        Check(code="illegal-code", bad=bad, told=cell, column="code" if coded else "type", what=what),
        Check(
            code="out-of-range",
            bad="x_intensity <> '' AND coalesce(abs(try_cast(x_intensity AS DOUBLE)) > 10, true)",
            told="x_intensity",
            column="intensity",
            what="the weight {told!r} is not a number from -10 to 10",
        ),
    )


def _read(path: Path) -> _Mapping | None:
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    columns = told.get("columns")
    if not isinstance(columns, dict) or not all(isinstance(value, str) for value in columns.values()):
        return None
    fits = set(_NEEDED) <= set(columns) <= set(_COLUMNS) and ("code" in columns or "type" in columns)
    scheme = str(told.get("countries", "iso3"))
    if not fits or scheme not in {*SCHEMES, "name"}:
        return None
    return _Mapping(
        data=str(told.get("data", path.stem)),
        countries=scheme,
        sectors=str(told.get("sectors", "cameo")),
        columns={name: field_key(theirs) for name, theirs in columns.items()},
    )


def _cells(mapping: _Mapping, record: Mapping[str, str]) -> Sequence[str]:
    told = {name: record[theirs].strip() for name, theirs in mapping.columns.items()}
    first, last = _days(told["day"])
    _, known = _days(told.get("known_from", ""))
    for side in ("source", "target"):
        told.setdefault(f"{side}_text", told[side])
        told[side] = _country(told[side], mapping.countries, first)
        told[f"{side}_sector"] = sector_of(told.get(f"{side}_sector", ""), mapping.sectors) or ""
    told["issue"] = issue_id(told.get("issue", "")) or ""
    told |= {"first_day": first, "last_day": last, "known_day": known or last}
    return [told.get(name, "") for name in _NAMES]


@cache
def _country(code: str, scheme: str, day: str) -> str:
    """ISO3 of a code or name on a day, empty where it is none."""
    if scheme == "name":
        state = state_named(code)
        return state.iso3 if state else ""
    try:
        return by_code(code, scheme, date.fromisoformat(day) if day else None).iso3
    except UnknownName:
        return ""


@cache
def _days(text: str) -> tuple[str, str]:
    """First and last day of a partial date, empty where it is none."""
    try:
        return first_day(text).isoformat(), last_day(text).isoformat()
    except ValueError:
        return "", ""


def _look_up(con: duckdb.DuckDBPyConnection, cells: str, lines: Path) -> None:
    del cells, lines
    acts(con)
    types(con)

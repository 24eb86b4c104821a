"""ACLED event files: the CSV that a user downloads under ACLED's terms, which do not allow passing it on.

Raleigh et al., Armed Conflict Location and Event Data, codebook 2023. The acting country is read from the actor's name,
as in `Military Forces of Japan (2012-)` or `Protesters (South Korea)`; a name without a country has none. Types follow
`reference/acled.csv`; a strategic development without a PLOVER type is kept without one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Final

import duckdb

from winset.reference.table import rows
from winset.sources.event_lookups import MISSING_ID, NO_DAY, days, state_named
from winset.sources.event_records import header_of, lines_of_csv
from winset.sources.event_table import Check, EventTable, fill
from winset.sources.limits import Limits

__all__ = ["acled"]

_NEEDED: Final = frozenset({"eventidcnty", "eventdate", "subeventtype", "actor1", "actor2", "country"})
_NAMES: Final = (
    "event_id", "day", "act", "source_name", "source_place", "source_group", "target_name", "target_place",
    "target_group", "paper",
)  # fmt: skip
_FORCES: Final = re.compile(r"^(?P<kind>Military|Police) Forces of (?:the )?(?P<place>[^()]+?) \(\d{4}-\d{0,4}\)")
_STATE: Final = re.compile(r"^Government of (?:the )?(?P<place>[^()]+?) \(\d{4}-\d{0,4}\)")
_OTHERS: Final = re.compile(r"\((?P<place>[^()0-9]+)\)$")
_INTER: Final = {
    "2": "REB", "4": "REB", "5": "CVL", "6": "CVL", "7": "CVL", "rebel group": "REB", "political militia": "REB",
    "identity militia": "REB", "rioters": "CVL", "protesters": "CVL", "civilians": "CVL", "1": "GOV",
    "state forces": "GOV",
}  # fmt: skip
"""ACLED's kinds of actor; 3 and 8, political militias and outside forces, say less than the name."""
_WRITTEN: Final = ("%d %B %Y", "%d-%B-%Y", "%d/%m/%Y", "%d %b %Y")


def acled(path: Path, limits: Limits) -> EventTable | None:
    """The table of a file of ACLED; None for anything else."""
    if not set(header_of(path, limits)) >= _NEEDED:
        return None
    return EventTable(
        data="acled",
        width=len(_NAMES),
        cells={name: place for place, name in enumerate(_NAMES, 1)},
        joins="LEFT JOIN days ON days.written = given.day LEFT JOIN kinds ON kinds.act = lower(given.act)",
        values={
            "event_id": "event_id",
            **{f"{side}_country": f"nullif({side}_place, '')" for side in ("source", "target")},
            **{f"{side}_sector": f"nullif({side}_group, '')" for side in ("source", "target")},
            **{f"{side}_text": f"nullif({side}_name, '')" for side in ("source", "target")},
            "plover": "kinds.plover",
            "first_day": "days.day",
            "publisher": "nullif(paper, '')",
        },
        checks=(
            MISSING_ID,
            NO_DAY,
            Check(
                code="illegal-code",
                bad="kinds.act IS NULL",
                told="given.act",
                column="sub_event_type",
                what="{told!r} is not a sub-event type of ACLED's codebook; mend it or leave the row out",
            ),
        ),
        prepare=partial(lines_of_csv, cells=_cells, width=len(_NAMES)),
        look_up=_look_up,
    )


def _cells(record: Mapping[str, str]) -> Sequence[str]:
    cells = [record["eventidcnty"], _day(record["eventdate"]), record["subeventtype"]]
    for number in ("1", "2"):
        name = record[f"actor{number}"]
        cells += [name, *_actor(name, record.get(f"inter{number}", ""))]
    return [*cells, record.get("source", "")]


@cache
def _actor(name: str, inter: str) -> tuple[str, str]:
    """Country and sector of an actor, empty where the name does not tell."""
    sector = _INTER.get(inter.strip().casefold(), "")
    found = _FORCES.match(name)
    if found:
        sector = "MIL" if found["kind"] == "Military" else "COP"
    found = found or _STATE.match(name) or _OTHERS.search(name)
    state = state_named(found["place"]) if found else None
    return (state.iso3 if state else "", sector)


@cache
def _day(text: str) -> str:
    """A day as ISO 8601 writes it; the text itself where it is none."""
    for form in _WRITTEN:
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return text.strip()


def _look_up(con: duckdb.DuckDBPyConnection, cells: str, lines: Path) -> None:
    del cells, lines
    days(con, "%Y-%m-%d")
    table = [(row["sub_event"].casefold(), row["plover"] or None) for row in rows("acled.csv")]
    fill(con, "kinds", "act VARCHAR, plover plover_type", table)

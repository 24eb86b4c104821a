"""What the cells of event data mean, as small tables of SQL: acts, days, countries, sectors.

Each is looked up once for each distinct value and joined, so that no row goes through Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from winset.reference.cameo import cameo_codes
from winset.reference.countries import Country, codes, countries, named
from winset.reference.plover import plover_types
from winset.reference.sectors import sector_words
from winset.sources.event_table import Check, fill, quoted

__all__ = [
    "ILLEGAL_CODE", "ILLEGAL_TYPE", "MISSING_ID", "NO_DAY", "acts", "cameo_tables", "code_of", "country_of", "days",
    "joined_code", "joined_country", "joined_sector", "out_of_range", "places", "sector_of", "sectors", "state_named",
    "types",
]  # fmt: skip

_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(2100, 1, 1)

NO_DAY: Final = Check(
    code="bad-date", bad="days.day IS NULL", told="given.day", column="date", what="{told!r} is not a day from 1900 on"
)
ILLEGAL_CODE: Final = Check(
    code="illegal-code",
    bad="acts.code IS NULL",
    told="given.act",
    column="code",
    what="{told!r} is not a code of the CAMEO manual; mend it or leave the row out",
)
ILLEGAL_TYPE: Final = Check(
    code="illegal-code",
    bad="types.type IS NULL",
    told="given.act",
    column="type",
    what="{told!r} is not a type of PLOVER; mend it or leave the row out",
)
MISSING_ID: Final = Check(code="missing", bad="event_id = ''", told="''", column="id", what="the row has no event id")


def out_of_range(cell: str, column: str) -> Check:
    """The check of a cell with a weight."""
    weight = f"try_cast({cell} AS DOUBLE)"
    return Check(
        code="out-of-range",
        bad=f"{weight} IS NULL OR isnan({weight}) OR abs({weight}) > 10",
        told=cell,
        column=column,
        what="the weight {told!r} is not a number from -10 to 10",
    )


def days(con: duckdb.DuckDBPyConnection, form: str) -> None:
    """Table `days`: how each day is written in a form of `strftime`, and the day."""
    query = (
        f"SELECT strftime(d, '{form}') AS written, d::DATE AS day FROM range(DATE '{_FIRST}', DATE '{_LAST}', "  # noqa: S608 - our own words
        "INTERVAL 1 DAY) AS r(d)"
    )
    con.execute(f"CREATE OR REPLACE TEMP TABLE days AS {query}")


def acts(con: duckdb.DuckDBPyConnection, told: Iterable[tuple[str, str]] = ()) -> None:
    """Table `acts`: what stands in the file, CAMEO code, PLOVER type, weight; the codes themselves by default."""
    known = cameo_codes()
    pairs = dict(told) or {code: code for code in known}
    rows = [(act, code, known[code].plover, known[code].goldstein) for act, code in pairs.items()]
    fill(con, "acts", "act VARCHAR, code cameo_code, plover plover_type, weight DOUBLE", rows)


def types(con: duckdb.DuckDBPyConnection) -> None:
    """Table `types`: the types of PLOVER."""
    fill(con, "types", "word VARCHAR, type plover_type", [(name, name) for name in plover_types()])


def places(con: duckdb.DuckDBPyConnection, scheme: str) -> None:
    """Table `places` and variable `other_places`: codes of a scheme, or English names for `name`, and the ISO3 of each.

    `iso3-name` knows both. A code that several states held means the one that holds it now, or held it last.
    """
    if scheme in {"name", "iso3-name"}:
        rows = dict(_names())
        if scheme == "iso3-name":
            rows |= {iso3.lower(): iso3 for iso3 in countries()}
    else:
        rows = {code.code.lower(): code.iso3 for code in codes() if code.scheme == scheme}
    written = dict(_written(rows))
    fill(con, "places", "place VARCHAR, country iso3", written.items())
    entries = ", ".join(f"{quoted(place)}: {quoted(country)}" for place, country in rows.items())
    con.execute(f"SET VARIABLE other_places = MAP {{{entries}}}")


def _written(rows: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The ways in which almost every file writes a place: any other one is looked up by itself."""
    for place, country in rows.items():
        yield from ((form, country) for form in (place, place.upper(), place.title()))


def _names() -> Iterator[tuple[str, str]]:
    for name in {name.casefold() for state in countries().values() for name in state.names("en")}:
        if (state := state_named(name)) is not None:
            yield name, state.iso3


def state_named(name: str) -> Country | None:
    """The one state that goes by a name, a present one before former ones; None where it is shared or unknown."""
    held = named(name)
    present = [state for state in held if state.until is None]
    found = present or list(held)
    return found[0] if len(found) == 1 else None


def cameo_tables(con: duckdb.DuckDBPyConnection, cells: str, lines: Path, *, form: str) -> None:
    """The tables of a file with CAMEO codes of acts, places and roles, and days in a form of `strftime`."""
    del cells, lines
    days(con, form)
    acts(con)
    places(con, "cameo")
    sectors(con, "cameo")


def joined_code(side: str, cell: str) -> str:
    """Join of `places` for the cell of one side as it stands, for codes; see `code_of`."""
    return f"LEFT JOIN places AS {side}_at ON {side}_at.place = {cell} "


def code_of(side: str) -> str:
    """SQL for the country that `joined_code` found."""
    return f"{side}_at.country"


def joined_country(side: str, cell: str) -> str:
    """Join of `places` for the cell of one side; see `country_of`."""
    return joined_code(side, cell)


def country_of(side: str, cell: str) -> str:
    """SQL for the country of a cell that `joined_country` joined: as it stands, else in small letters and trimmed.

    The second look is dear, so that only cells which the first one does not know get it.
    """
    again = f"getvariable('other_places')[lower(trim({cell}))]::iso3"
    return f"CASE WHEN {side}_at.country IS NULL AND {cell} <> '' THEN {again} ELSE {side}_at.country END"


def sectors(con: duckdb.DuckDBPyConnection, scheme: str) -> None:
    """Table `sectors`: words of a scheme and the sector of each."""
    fill(con, "sectors", "word VARCHAR, sector sector_code", sector_words(scheme).items())


def joined_sector(side: str, *cells: str) -> str:
    """Join of `sectors` for the cells of one side; the first that says something counts."""
    joins, before = "", ""
    for number, cell in enumerate(cells):
        name = f"{side}_sector_{number}"
        at = f"CASE WHEN {before} IS NULL THEN {cell} END" if before else cell
        joins += f"LEFT JOIN sectors AS {name} ON {name}.word = {at} "
        before = sector_of(side, number + 1)
    return joins


def sector_of(side: str, cells: int) -> str:
    """SQL for the sector that `joined_sector` found in so many cells."""
    return f"coalesce({', '.join(f'{side}_sector_{number}.sector' for number in range(cells))}, NULL)"

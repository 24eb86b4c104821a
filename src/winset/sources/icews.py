"""ICEWS event files: the 20 columns of the Dataverse, and the named and numbered ones of the forecasting literature.

Boschee et al., ICEWS Coded Event Data (Harvard Dataverse, 2015-2023); García-Durán et al. 2018 for the named files.
The United States has no bare name in the named files and appears through its agencies and persons, so persons are read
by the office that they held on the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Final

import duckdb

from winset.reference.sectors import sector_words
from winset.reference.table import rows
from winset.sources.event_lines import Lines, broken, first_lines, opened, plain
from winset.sources.event_lookups import (
    ILLEGAL_CODE,
    MISSING_ID,
    NO_DAY,
    acts,
    country_of,
    days,
    joined_country,
    out_of_range,
    places,
)
from winset.sources.event_table import EventTable, fill, quoted
from winset.sources.icews_actors import icews_sector, readings
from winset.sources.limits import Limits

__all__ = ["icews", "icews_besides"]

_FULL_HEADER: Final = ("Event ID", "Event Date", "Source Name")
_FULL: Final = {
    "event_id": 1, "day": 2, "source_name": 3, "source_words": 4, "source_place": 5, "act": 7, "weight": 8,
    "target_name": 9, "target_words": 10, "target_place": 11, "report": 12, "paper": 14,
}  # fmt: skip
_FULL_WIDTH: Final = 20
_NAMED: Final = {"source_name": 1, "act": 2, "target_name": 3, "day": 4}
_SIDES: Final = ("source", "target")
_UNKNOWN: Final = "('', 'NA', 'NULL')"
_PROBES: Final = 64
_PROBE: Final = 1 << 16
_NUMBERED: Final = re.compile(r"\d+ *\t\d+ *\t\d+ *\t\d+(\t-?\d+)?")
_YEAR: Final = re.compile(r"icews[-_]?(?:20)?(\d\d)", re.IGNORECASE)


def icews(path: Path, limits: Limits) -> EventTable | None:
    """The table of a file of one of the three layouts; None for anything else."""
    (line, *_) = first_lines(path, limits) or [""]
    cells = line.split("\t")
    if tuple(cell.strip().strip('"') for cell in cells[:3]) == _FULL_HEADER:
        return _full()
    if len(cells) == len(_NAMED) and _label(cells[1]) in _labels() and re.fullmatch(r"\d{4}-\d\d-\d\d", cells[3]):
        return _named()
    if _NUMBERED.fullmatch(line) and (names := _beside(path, "entity2id")) and (acts_ := _beside(path, "relation2id")):
        year = _YEAR.search("/".join((*path.parts[-2:-1], path.name)))
        if year is not None:
            return _named(partial(_numbered, names=names, relations=acts_, first=date(2000 + int(year[1]), 1, 1)))
    return None


def icews_besides(path: Path, limits: Limits) -> bool:
    """Whether a file is a list of numbers that belongs to numbered event files."""
    del limits
    return path.name.split(".")[0] in {"entity2id", "relation2id"}


def _full() -> EventTable:
    columns = {
        "event_id": "event_id",
        "plover": "acts.plover",
        "cameo": "acts.code",
        "goldstein": "try_cast(given.weight AS DOUBLE)",
        "first_day": "days.day",
        "story": "nullif(report, '')",
        "publisher": "nullif(paper, '')",
        "note": f"CASE WHEN source_at.country IS NULL OR target_at.country IS NULL "
        f"THEN coalesce({', '.join(_unknown_place(side) for side in _SIDES)}) END",
    }
    for side in _SIDES:
        columns[f"{side}_country"] = country_of(side, f"{side}_place")
        columns[f"{side}_sector"] = _sector(side)
        columns[f"{side}_text"] = f"CASE WHEN {side}_name NOT IN {_UNKNOWN} THEN {side}_name END"
    return EventTable(
        data="icews",
        width=_FULL_WIDTH,
        header="Event ID",
        cells=_FULL,
        joins=(
            "LEFT JOIN days ON days.written = given.day LEFT JOIN acts ON acts.act = given.act "
            + "".join(joined_country(side, f"{side}_place") for side in _SIDES)
            + "".join(f"LEFT JOIN told AS {side}_told ON {side}_told.words = {side}_words " for side in _SIDES)
        ),
        values=columns,
        checks=(MISSING_ID, NO_DAY, ILLEGAL_CODE, out_of_range("given.weight", "Intensity")),
        look_up=_look_up_full,
    )


def _unknown_place(side: str) -> str:
    said = f"'unknown-country:' || chr(39) || {side}_place || chr(39) || ' is no country that the tables know'"
    return f"CASE WHEN {country_of(side, side + '_place')} IS NULL AND {side}_place NOT IN {_UNKNOWN} THEN {said} END"


def _sector(side: str) -> str:
    """SQL for a sector: by the table of lists of words, and for a list that is not in it word by word."""
    words = f"list_transform(string_split({side}_words, ','), lambda w: trim(w))"
    slow = f"list_filter(getvariable('telling'), lambda t: list_contains({words}, t.word))[1].sector::sector_code"
    return f"CASE WHEN {side}_told.words IS NULL AND {side}_words <> '' THEN {slow} ELSE {side}_told.sector END"


def _look_up_full(con: duckdb.DuckDBPyConnection, cells: str, lines: Path) -> None:
    del cells
    days(con, "%Y-%m-%d")
    acts(con)
    places(con, "name")
    table = ", ".join(
        f"{{'word': {quoted(word)}, 'sector': {quoted(sector)}}}" for word, sector in sector_words("icews").items()
    )
    con.execute(f"SET VARIABLE telling = [{table}]")
    fill(con, "told", "words VARCHAR, sector sector_code", [(w, icews_sector(w)) for w in _probed(lines)])


def _probed(lines: Path) -> set[str]:
    """Most lists of sectors of a file, from pieces of it."""
    places_ = [_FULL[f"{side}_words"] for side in _SIDES]
    size = lines.stat().st_size
    found: set[bytes] = set()
    with lines.open("rb") as file:
        for at in range(0, size, max(_PROBE, size // _PROBES)):
            file.seek(at)
            for line in file.read(_PROBE).split(b"\n")[1:-1]:
                cells = line.split(b"\t")
                if len(cells) == _FULL_WIDTH:
                    found.update(cells[place - 1] for place in places_)
    return {words.decode("utf-8", "replace") for words in found}


def _named(prepare: object = None) -> EventTable:
    columns = {
        "plover": "acts.plover",
        "cameo": "acts.code",
        "goldstein": "acts.weight",
        "first_day": "days.day",
    }
    joins = "LEFT JOIN days ON days.written = given.day LEFT JOIN acts ON acts.act = given.act "
    for side in _SIDES:
        columns |= {f"{side}_{kind}": f"{side}_is.{kind}" for kind in ("country", "sector")}
        columns[f"{side}_text"] = f"nullif({side}_name, '')"
        joins += (
            f"LEFT JOIN actors AS {side}_is ON {side}_is.name = {side}_name "
            f"AND days.day >= {side}_is.since AND days.day < {side}_is.until "
        )
    return EventTable(
        data="icews",
        width=4,
        cells=_NAMED,
        joins=joins,
        values=columns,
        checks=(NO_DAY, ILLEGAL_CODE),
        identity="(source_text, cameo, target_text, first_day)",
        prepare=prepare,  # type: ignore[arg-type]  # one of the functions below
        look_up=_look_up_named,
    )


def _look_up_named(con: duckdb.DuckDBPyConnection, cells: str, lines: Path) -> None:
    del lines
    days(con, "%Y-%m-%d")
    labels = _distinct(con, cells, "act")
    acts(con, [(label, code) for label in labels if (code := _labels().get(_label(label)))] or [("", "010")])
    names = _distinct(con, cells, "source_name", "target_name")
    fill(
        con,
        "actors",
        "name VARCHAR, country iso3, sector sector_code, since DATE, until DATE",
        [
            (n, r.country, r.sector, r.since or "0001-01-01", r.until or "9999-12-31")
            for n in names
            for r in readings(n)
        ],
    )


def _distinct(con: duckdb.DuckDBPyConnection, cells: str, *columns: str) -> list[str]:
    union = " UNION ".join(f"SELECT {column} AS v FROM ({cells})" for column in columns)  # noqa: S608 - our own names
    return sorted(value for (value,) in con.execute(f"SELECT v FROM ({union}) WHERE v <> ''").fetchall())  # noqa: S608 - as above


def _label(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


@cache
def _labels() -> Mapping[str, str]:
    return {row["label"]: row["code"] for row in rows("cameo_labels.csv")}


def _beside(path: Path, stem: str) -> Path | None:
    """The list of numbers of that name in the folder of a file."""
    return next((found for end in (".txt", ".txt.gz") if (found := path.with_name(stem + end)).is_file()), None)


@contextmanager
def _numbered(
    path: Path, folder: Path, limits: Limits, *, names: Path, relations: Path, first: date
) -> Iterator[Lines]:
    """Lines with names and days in place of the numbers of subject, relation, object and hours."""
    name, act = _by_number(names, limits), _by_number(relations, limits)
    copy = folder / "named.tsv"
    with plain(path, folder) as lines:
        with lines.path.open(encoding="utf-8", errors="replace") as source, copy.open("wb") as target:
            for line in source:
                target.write(_line(line, name, act, first))
        yield Lines(path=copy, damage=lines.damage)


def _line(line: str, name: Mapping[str, str], act: Mapping[str, str], first: date) -> bytes:
    cells = [cell.strip() for cell in line.split("\t")]
    try:
        day = first + timedelta(hours=int(cells[3]))
        return f"{name[cells[0]]}\t{act[cells[1]]}\t{name[cells[2]]}\t{day.isoformat()}\n".encode()
    except (IndexError, KeyError, ValueError, OverflowError) as error:
        return broken("blank" if not line.strip() else "unreadable", f"{error} is not in the lists", len(_NAMED))


def _by_number(path: Path, limits: Limits) -> dict[str, str]:
    with opened(path) as file:
        pairs = [
            line.decode("utf-8", "replace").split("\t") for line in iter(lambda: file.readline(limits.line_chars), b"")
        ]
    return {pair[1].strip(): pair[0].strip() for pair in pairs if len(pair) > 1}

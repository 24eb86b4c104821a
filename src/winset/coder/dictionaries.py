"""Actor and agent dictionaries in the PETRARCH/CAMEO format, and a user's own table, in place of those that ship.

The format: one name a line, words joined by `_` or blanks, code in brackets; lines that start with `+` are synonyms of
the name above; a line that holds only brackets gives a dated code (`< 950601`, `19950601 - 19990815`, `> 990816`); `#`
starts a comment.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from winset.coder.agents import Agent, Agents
from winset.coder.names import Name, Names
from winset.errors import BadInput, Problem
from winset.model import SECTORS, first_day
from winset.model.dates import is_partial_date
from winset.reference.countries import is_country

__all__ = ["read_actors", "read_agents", "read_table"]

_CODE: Final = re.compile(r"\[([^\]]*)\]")
_DATED: Final = re.compile(r"^(?P<code>\S+)\s+(?:(?P<op>[<>])\s*(?P<one>\d{6,8})|(?P<a>\d{6,8})\s*-\s*(?P<b>\d{6,8}))$")
_COMMENT: Final = re.compile(r"\s*(?:#|;).*$")
CENTURY_SPLIT: Final = 30
"""Two-digit years below this are of the 21st century."""


def read_actors(text: str) -> Names:
    """The names of a PETRARCH `.actors` dictionary; codes come back as they stand."""
    return Names(_actors(text), fold=True)


def read_agents(text: str) -> Agents:
    """The agents of a PETRARCH `.agents` dictionary; `~` in a code stands for the actor's."""
    return Agents(_agents(text))


def _lines(text: str) -> Iterator[str]:
    for line in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).splitlines():
        clean = _COMMENT.sub("", line).rstrip()
        if clean.strip():
            yield clean


def _words(text: str) -> str:
    return " ".join(text.replace("_", " ").split())


def _actors(text: str) -> Iterator[Name]:
    group: list[str] = []
    codes: list[str] = []
    for line in _lines(text):
        found = _CODE.findall(line)
        name = _words(_CODE.sub("", line).strip().lstrip("+").strip())
        if name and not line.startswith("+"):
            yield from _entries(group, codes)
            group, codes = [], []
        if name:
            group.append(name)
        codes.extend(code.strip() for code in found)
    yield from _entries(group, codes)


def _entries(group: list[str], codes: list[str]) -> Iterator[Name]:
    plain = next((c for c in codes if not _DATED.match(c)), None)
    dated = [m for c in codes if (m := _DATED.match(c))]
    for name in group:
        for m in dated:
            since, until = _period(m)
            yield Name(name, None, None, since, until, "org", name, m["code"].upper())
        if plain is not None and plain != "":
            yield Name(name, None, None, None, None, "org", name, plain.upper())


def _period(match: re.Match[str]) -> tuple[date | None, date | None]:
    if match["op"]:
        day = _day(match["one"])
        return (None, day) if match["op"] == "<" else (day, None)
    return _day(match["a"]), _day(match["b"])


def _day(text: str) -> date | None:
    if len(text) == 6:  # noqa: PLR2004 - yymmdd
        text = ("20" if int(text[:2]) < CENTURY_SPLIT else "19") + text
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def _agents(text: str) -> Iterator[Agent]:
    sets: dict[str, list[str]] = {}
    for line in _lines(text):
        if line.startswith("!") and "=" in line and "[" not in line:
            key, _, words = line.partition("=")
            sets[key.strip()] = [w.strip() for w in words.split(",")]
            continue
        found = _CODE.search(line)
        if found is None:
            continue
        plural = re.search(r"\{([^}]*)\}", line)
        base = re.sub(r"\{[^}]*\}", "", _CODE.sub("", line)).strip()
        for phrase in (base, *(filter(None, (plural.group(1).strip(),)) if plural else ())):
            for words in _expanded(phrase, sets):
                yield Agent(_words(words).lower(), "", relay=False, extra=found.group(1).strip().upper())


def _expanded(phrase: str, sets: dict[str, list[str]]) -> Iterator[str]:
    key = next((k for k in sets if k in phrase), None)
    if key is None:
        yield phrase
        return
    for word in sets[key]:
        yield phrase.replace(key, word)


def read_table(text: str, file: str) -> list[Name]:
    """A user's own table: CSV with `name`, `country`, `sector`, and `since`, `until` where a name is dated.

    Raises
    ------
    BadInput
        With every row that cannot be used.
    """
    problems: list[Problem] = []
    out: list[Name] = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        cells = {key: (row.get(key) or "").strip() for key in ("name", "country", "sector", "since", "until")}
        faults = list(_faults(cells))
        problems.extend(
            Problem(file=file, row=number, column=column, code=code, what=what) for column, code, what in faults
        )
        if not faults:
            since, until = (first_day(cells[k]) if cells[k] else None for k in ("since", "until"))
            out.append(
                Name(
                    cells["name"], cells["country"] or None, cells["sector"] or None, since, until, "org", cells["name"]
                )
            )
    if problems:
        raise BadInput(problems)
    return out


def _faults(cells: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    if not cells["name"]:
        yield "name", "missing", "a name is needed"
    if cells["country"] and not is_country(cells["country"]):
        yield "country", "unknown-country", f"{cells['country']!r} is no ISO3 code"
    if cells["sector"] and cells["sector"] not in SECTORS:
        yield "sector", "unknown-sector", f"{cells['sector']!r} is none of {', '.join(SECTORS)}"
    for key in ("since", "until"):
        if cells[key] and not is_partial_date(cells[key]):
            yield key, "bad-date", f"{cells[key]!r} is not like 2026, 2026-03 or 2026-03-14"

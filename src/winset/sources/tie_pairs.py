"""What binds and divides two states: alliances, militarised disputes, territorial claims and rivalries."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any, Final

from winset.reference.names import contested_names, house_name
from winset.sources.tables import FactTable
from winset.sources.tie_cells import Found, Tie, month, number, refused, runs, state, whole, year

__all__ = ["alliances", "claims", "dispute_months", "disputes", "listed_months", "rivalries"]

_HOSTILITY: Final = {2: "threat of force", 3: "display of force", 4: "use of force", 5: "war"}
_PROMISES: Final = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "no aggression",
    "atop_consul": "consultation",
}
_KINDS: Final = ("positional", "spatial", "ideological", "interventionary")
_MISSING: Final = frozenset({"", "NA", "None", "nan"})
_TRUE: Final = frozenset({"true", "1", "t", "yes"})


def alliances(of: FactTable) -> Found:
    """Years in which two states owed each other the same, joined to stretches."""
    owed: dict[tuple[str, ...], dict[int, tuple[str, ...]]] = defaultdict(dict)
    promises = [name for name in _PROMISES if name in of.columns]
    for row, (one, other, when, *each) in of.rows("ccode1", "ccode2", "year", *promises):
        said = _promised(tuple(promises), tuple(each))
        if not said:
            continue
        try:
            at, pair = year(when), _pair(one, other, "cow")
            held = owed[pair].get(at, said)
            owed[pair][at] = said if held == said else tuple(n for n in _PROMISES.values() if n in {*said, *held})
        except ValueError as error:
            yield refused(row, error)
    for pair, years in owed.items():
        for what, first, last in runs(years):
            yield Tie(date=str(first), until=str(last), countries=pair, kind="alliance", what=", ".join(what))


@lru_cache(maxsize=4096)
def _promised(names: tuple[str, ...], cells: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(_PROMISES[name] for name, cell in zip(names, cells, strict=True) if number(cell))


def disputes(of: FactTable) -> Found:
    """One tie a dispute and pair of states, by its first year and the highest hostility of either side."""
    found: dict[tuple[Any, ...], list[tuple[int, int, int | None]]] = defaultdict(list)
    months = of.columns.get("stmon", [None] * len(of.columns["year"]))
    names = ("dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2")
    for (row, cells), at in zip(of.rows(*names), months, strict=True):
        dispute, one, other, when, *levels = cells
        try:
            pair = _pair(one, other, "cow")
            height = int(max(number(level) for level in levels))
            start = int(number(at)) if at is not None else 0
            found[pair, whole(dispute)].append((year(when), height, start if 1 <= start <= 12 else None))  # noqa: PLR2004 - months
        except ValueError as error:
            yield refused(row, error)
    for (pair, dispute), rows in found.items():
        first, _, start_month = min(rows, key=lambda r: r[0])
        when = f"{first}-{start_month:02d}" if start_month else str(first)
        until = str(max(at for at, _, _ in rows))
        yield _dispute(pair, dispute, when, until, max(height for _, height, _ in rows))


def dispute_months(of: FactTable) -> Found:
    """The same from months in which two states were in a dispute, or not."""
    found: dict[tuple[Any, ...], list[tuple[str, int]]] = defaultdict(list)
    names = ("conflict", "DispNum3", "stateA", "stateB", "year", "month", "hostlevA", "hostlevB")
    for row, (conflict, dispute, one, other, *when, level, level_other) in of.rows(*names):
        if whole(conflict).casefold() not in _TRUE:
            continue
        try:
            at = month(f"{year(when[0])}{int(number(when[1])):02d}")
            height = int(max(number(level), number(level_other)))
            found[_pair(one, other, "cowc"), whole(dispute)].append((_written(at), height))
        except ValueError as error:
            yield refused(row, error)
    for (pair, dispute), rows in found.items():
        yield _dispute(pair, dispute, min(rows)[0], max(rows)[0], max(height for _, height in rows))


def _dispute(pair: tuple[str, ...], dispute: str, first: str, last: str, height: int) -> Tie:
    what = f"dispute {dispute}: {_HOSTILITY.get(height, 'no force named')}"
    return Tie(date=first, until=last, countries=pair, kind="dispute", what=what)


def listed_months(of: FactTable) -> Found:
    """Months in which a pair of states is listed as in dispute, joined to stretches; over what is not said."""
    listed: dict[tuple[str, ...], dict[int, bool]] = defaultdict(dict)
    for row, (at, one, other, there) in of.rows("date", "sourceNum", "tarNum", "dispute"):
        if not number(there):
            continue
        try:
            listed[_pair(one, other, "cow")][month(at)] = True
        except ValueError as error:
            yield refused(row, error)
    for pair, months in listed.items():
        for _, first, last in runs(months):
            yield Tie(
                date=_written(first),
                until=_written(last),
                countries=pair,
                kind="dispute",
                what="listed as in dispute; the file does not say over what",
            )


def claims(of: FactTable) -> Found:
    """Claims of one state to territory that another holds; a contested place has the house's name."""
    for row, (place, one, other, start, end) in of.rows("name", "chal", "tgt", "begclaim", "endclaim"):
        try:
            challenger, holder = state(one, "cow"), state(other, "cow")
            unknown = whole(end) in _MISSING
            yield Tie(
                date=_claim_month(start),
                until=None if unknown else _claim_month(end),
                countries=tuple(sorted((challenger, holder))),
                kind="claim",
                what=f"{challenger} claims {_place(str(place))} from {holder}",
            )
        except ValueError as error:
            yield refused(row, error)


def _claim_month(cell: object) -> str:
    """Partial date of a year with a month, 00 or 99 where the month is unknown or the claim goes on."""
    said = whole(cell)
    if not (said.isascii() and said.isdigit() and len(said) == 6):  # noqa: PLR2004 - year and month
        raise ValueError(f"{said!r} is no year with its month; write 195204, or 195200 where the month is unknown")
    known = 1 <= int(said[4:]) <= 12  # noqa: PLR2004 - months
    return f"{said[:4]}-{said[4:]}" if known else said[:4]


@lru_cache(maxsize=1024)
def _place(name: str) -> str:
    told = name.casefold()
    for entry in contested_names().values():
        if entry.kind == "place" and any(form.casefold() in told for form in entry.forms):
            return house_name(entry.id, "en")
    return name.strip()


def rivalries(of: FactTable) -> Found:
    """Stretches in which two states were rivals, as the authors of the data set judged when they closed it."""
    first, last = ("start", "end") if "start" in of.columns else ("styear", "endyear")
    kinds = [name for name in (*_KINDS, "type1", "type2", "type3") if name in of.columns]
    rows = list(of.rows("ccode1", "ccode2", first, last, *kinds))
    closed = max((int(number(cells[3])) for _, cells in rows), default=0)
    for row, (one, other, start, end, *each) in rows:
        said = [
            kind if kind in _KINDS else whole(cell) for kind, cell in zip(kinds, each, strict=True) if _is_said(cell)
        ]
        try:
            yield Tie(
                date=str(year(start)),
                until=str(year(end)),
                countries=_pair(one, other, "cow"),
                kind="rivalry",
                what=", ".join(said) or "no kind named",
                judged=str(closed),
            )
        except ValueError as error:
            yield refused(row, error)


def _is_said(cell: object) -> bool:
    """Whether a cell holds a word, or a number that is not 0."""
    said = whole(cell)
    return number(cell) != 0 if said.replace(".", "").isdigit() else said not in _MISSING


def _pair(one: object, other: object, scheme: str) -> tuple[str, ...]:
    return tuple(sorted((state(one, scheme), state(other, scheme))))


def _written(at: int) -> str:
    return f"{at // 12:04d}-{at % 12 + 1:02d}"

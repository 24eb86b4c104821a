"""Who sat at the meetings of a case: names as a row writes them, resolved by the table of who held which office."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from winset.commitments import Seat, level_of, series_of
from winset.commitments.rhythm import middle
from winset.errors import UnknownName
from winset.model import Meeting
from winset.reference.countries import is_country, named
from winset.reference.offices import Term, offices, terms

__all__ = ["AT_TOP", "in_office", "participants_of", "seats_of"]

_MARK: Final = re.compile(r"\s*\(([^()]*)\)")
_TITLE: Final = re.compile(r"^(VP|Vice President|President|Prime Minister|Minister|Secretary)\s+", re.IGNORECASE)
_REMARK: Final = re.compile(r"\s+(attended|by video)$")
_NOBODY: Final = re.compile(r"\b(others|members|officials|not named|the three|delegat\w+)\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[;|]")
_TOKENS: Final = re.compile(r"[a-z]+")
_BY_LEVEL: Final = (
    ("vice foreign ministers", "deputy foreign minister"),
    ("foreign ministers", "foreign minister"),
    ("defence ministers", "defence minister"),
    ("deputy national security advis", "deputy national security adviser"),
    ("national security advis", "national security adviser"),
)
"""Words of a meeting, and the office that sits there."""
AT_TOP: Final = ("president", "prime minister")
"""Offices that meet as leaders."""


def seats_of(meetings: Iterable[Meeting]) -> tuple[Seat, ...]:
    """One seat for each person named, and one for each country of whom nobody is named.

    Where a row names nobody and the table of offices knows who held the office that its words speak of, that holder is
    taken and marked `by office`; nobody is guessed otherwise.
    """
    return tuple(seat for meeting in meetings for seat in _seats(meeting))


def _seats(meeting: Meeting) -> Iterator[Seat]:
    day, level = middle(meeting.date), level_of(meeting.level)
    found: dict[str, list[tuple[str, str, str]]] = {}
    unplaced: list[str] = []
    for part in _names(meeting):
        placed = _placed(part, meeting, day)
        if placed is None:
            unplaced.append(_MARK.sub("", part))
        else:
            found.setdefault(placed[0], []).append((placed[1], placed[2], "named"))
    rest = [c for c in meeting.countries if c not in found]
    if len(unplaced) == len(rest):  # the last to be placed are those of the countries that are left, in their order
        for code, name in zip(rest, unplaced, strict=True):
            found[code] = [(name, _office(meeting, code, day), "named")]
    for code in meeting.countries:
        for person, office, source in found.get(code) or [_unnamed(meeting, code, day)]:
            yield Seat(
                meeting=meeting.id, date=meeting.date, level=level, country=code, person=person or None, office=office,
                source=source,
            )  # fmt: skip


def participants_of(meeting: Meeting) -> tuple[str, ...]:
    """Those whom a row names, each as it is written: with semicolons between them, or with bars as in other columns."""
    return tuple(part.strip() for part in _BETWEEN.split(meeting.participants) if part.strip())


def _names(meeting: Meeting) -> Iterator[str]:
    for part in participants_of(meeting):
        name = _REMARK.sub("", part)
        if name and not _NOBODY.search(name):
            yield name


def _placed(part: str, meeting: Meeting, day: date) -> tuple[str, str, str] | None:
    """Country, full name and office of a name; None where the name alone does not say."""
    mark = _MARK.search(part)
    name = _TITLE.sub("", _MARK.sub("", part).strip())
    told = _country(mark[1], meeting.countries) if mark else None
    among = (told,) if told is not None else meeting.countries
    fits = in_office(name, among, day)
    wanted = next((office for words, office in _BY_LEVEL if words in meeting.level.lower()), None)
    best = [t for t in fits if t.office == wanted or (wanted is None and t.office in AT_TOP)] or fits
    people = {(t.country, t.holder) for t in best}
    if len(people) == 1:
        code, holder = people.pop()
        return code, holder, _highest([t.office for t in best])
    return None if told is None else (told, name, _office(meeting, told, day))


def in_office(name: str, countries: Iterable[str], day: date) -> list[Term]:
    """The offices that somebody of this name held on a day in one of the countries; a family name will do."""
    plain = _TITLE.sub("", name.strip())
    return [t for t in _terms(countries, day) if _same(plain, t.holder)]


def _highest(names: Sequence[str]) -> str:
    order = {office: place for place, office in enumerate((*AT_TOP, "vice president", "foreign minister"))}
    return min(names, key=lambda office: (order.get(office, len(order)), office))


def _unnamed(meeting: Meeting, code: str, day: date) -> tuple[str, str, str]:
    """Holder and office of a country of whom nobody is named: the holder of the office that the words speak of."""
    office = _office(meeting, code, day)
    holders = [t for t in _terms((code,), day) if t.office == office]
    return (holders[0].holder, office, "by office") if len(holders) == 1 else ("", office, "by office")


def _office(meeting: Meeting, code: str, day: date) -> str:
    words = meeting.level.lower()
    if words.startswith("leaders"):
        known = {t.office for t in _terms((code,), day)} or set(_offices(code))
        return next((office for office in AT_TOP if office in known), "leader")
    return next((office for part, office in _BY_LEVEL if part in words), series_of(meeting.level))


def _offices(code: str) -> tuple[str, ...]:
    try:
        return offices(code)
    except UnknownName:
        return ()


def _terms(codes: Iterable[str], day: date) -> list[Term]:
    """Terms on a day; that of a `leader` only where no president or prime minister is told for the country."""
    wanted = set(codes)
    held = [t for t in terms() if t.country in wanted and _covers(t, day)]
    said = {t.country for t in held if t.office in AT_TOP}
    return [t for t in held if t.office != "leader" or t.country not in said]


def _covers(term: Term, day: date) -> bool:
    text = day.isoformat()
    return term.since <= text and (term.until is None or text < term.until)


def _same(name: str, holder: str) -> bool:
    """Whether a name as a row writes it (family name, or in full in either order) is the holder's."""
    mine, full = _TOKENS.findall(_plain(name)), _TOKENS.findall(_plain(holder))
    if not mine:
        return False
    if len(mine) == 1:
        return mine[0] in (full[0], full[-1])
    return sorted(mine) == sorted(full) or "".join(mine) == "".join(full)


def _country(word: str, among: Sequence[str]) -> str | None:
    """The country, among those that meet, that a remark in brackets names."""
    codes = [word] if is_country(word) else [c.iso3 for c in named(word)]
    found = [code for code in codes if code in among]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    """A name without marks on its letters: sources write Erdogan and Erdoğan."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c)).replace(
        "ı", "i"
    )

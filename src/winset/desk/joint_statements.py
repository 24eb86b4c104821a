"""Joint statements of a case, by format: all its countries together, or some of them, at one rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Any, Final

from winset.desk.days import day_of
from winset.desk.ranks import Rank, ranks
from winset.errors import UnknownName
from winset.model import Case, first_day
from winset.reference.countries import countries, country
from winset.reference.names import LANGUAGES
from winset.reference.table import parts, rows

__all__ = ["ANY", "countries_of", "formats_of", "of_rank", "rank_asked", "statements_of"]

_OPENING: Final = 700
"""Letters of a text in which its parties are named."""
_FIRST: Final = 400
"""Letters of a text that name those who make the statement."""
_WHO: Final = 200
"""Letters of a text whose title names nobody that say who speaks."""
_PLACES: Final = 1
"""Other countries that may be named there: where they met."""
_ALL: Final = "trilateral"
"""The format of all countries of a case, however many they are."""
ANY: Final = "any"
"""Asked for in place of a rank: statements of all ranks together."""


def formats_of(whole: Case) -> list[str]:
    """Names of the formats of a case: all countries, then pairs."""
    pairs = ["-".join(pair) for pair in combinations(whole.countries, 2)]
    return [_ALL, *pairs] if len(whole.countries) > 2 else pairs  # noqa: PLR2004 - of two, all are the pair


def countries_of(whole: Case, name: str) -> tuple[str, ...]:
    """Countries of a format: `trilateral` for all of the case, or some as `JPN-KOR`; a rank after a colon is none."""
    where = name.partition(":")[0].strip()
    return whole.countries if where.casefold() == _ALL else tuple(where.upper().replace("+", "-").split("-"))


def rank_asked(name: str) -> str | None:
    """The rank in a format such as `trilateral:ministers`; None where none is named.

    Raises
    ------
    UnknownName : there is no such rank
    """
    rank = name.partition(":")[2].strip().casefold()
    if rank and rank not in {ANY, *ranks()}:
        raise UnknownName("rank", rank, (*ranks(), ANY))
    return rank or None


def of_rank(found: Sequence[Rank], asked: str | None) -> str:
    """The rank whose statements are compared: the one asked for, else the one with most statements, the higher first.

    Parameters
    ----------
    found : rank of each statement of a format
    """
    if asked is not None:
        return asked
    told = [rank.level for rank in found if rank.level]
    return max(ranks(), key=lambda level: (told.count(level), -ranks().index(level))) if told else ANY


def statements_of(whole: Case, name: str, documents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of some documents the joint statements of a format, by date.

    Parameters
    ----------
    name : as `countries_of` takes it
    documents : rows with `id`, `title`, `file`, `date` and `text`

    Raises
    ------
    UnknownName : the format names no country
    """
    wanted = countries_of(whole, name)
    forms = {code: _names(code) for code in (*whole.countries, *wanted)}
    found = []
    for row in documents:
        title = row["title"] or row["file"]
        if not _is_joint(title, row["text"]):
            continue
        opening = f"{title} {row['text'][:_OPENING]}"
        named = {code for code in whole.countries if forms[code].search(title)}
        named = named or {code for code in whole.countries if forms[code].search(row["text"][:_WHO])}
        known = set(whole.countries) | set(whole.third_parties)
        strangers = _countries_in(opening[:_FIRST]) - known
        if (
            all(forms[code].search(opening) for code in wanted)
            and named <= set(wanted)
            and len(named) in {0, len(wanted)}
            and len(strangers) <= _PLACES
            and not _countries_in(title) - known
        ):
            found.append(row)
    return sorted(found, key=lambda row: (first_day(row["date"]) if row["date"] else day_of("9999"), row["id"]))


def _is_joint(title: str, text: str) -> bool:
    """Whether a text is a statement of several governments, by its title, else by its first words."""
    if _words_of("own").search(title):
        return _words_of("joint").match(title) is not None
    return any(_words_of("joint").search(words) for words in (title, text[:_WHO]))


@cache
def _words_of(kind: str) -> re.Pattern[str]:
    words = [word for row in rows("comparing/formats.csv") if row["kind"] == kind for word in parts(row["words"])]
    return re.compile("|".join(re.escape(w).replace("’", "['’]?").replace(r"\ ", r"\s+") for w in words), re.IGNORECASE)


def _countries_in(text: str) -> set[str]:
    """States that exist, named in English."""
    return {
        code
        for code, land in countries().items()
        if land.until is None and land.parent is None and any(_word(name).search(text) for name in land.names("en"))
    }


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _names(code: str) -> re.Pattern[str]:
    """Any name of a country, in any of the languages with names."""
    names = sorted({name for lang in LANGUAGES for name in country(code).names(lang)}, key=len, reverse=True)
    forms = (rf"(?<!\w){re.escape(n)}(?!\w)" if n.isascii() else re.escape(n) for n in names)
    return re.compile("|".join(forms))

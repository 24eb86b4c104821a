"""Look for words in everything a case holds: sentences of its documents, claims, and rows that people wrote."""

from __future__ import annotations

from dataclasses import dataclass

from winset.desk.desk import Desk
from winset.desk.glossing import Gloss, glosses, other_forms
from winset.model import last_day
from winset.store.search import Match, search_case
from winset.store.shelves import NAME
from winset.store.wording import wording

__all__ = ["Found", "Search", "has_index", "search"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One sentence or row, in its own language."""

    match: Match
    """Words, marks, date, language and place; see `winset.store.search.Match`."""
    names: tuple[Gloss, ...]
    """Japanese and Korean names of people, bodies and countries with English beside, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The answer to a search, one page of it."""

    query: str
    as_of: str | None
    """None: everything, also what is undated."""
    total: int
    """All that was found."""
    later: int
    """What else fits, but was known after the day or is undated."""
    limit: int
    offset: int
    also: tuple[str, ...]
    """Names in other scripts that were looked for too; words in quotation marks are taken as they are."""
    langs: tuple[tuple[str, int], ...]
    """How many in each language, the most first."""
    kinds: tuple[tuple[str, int], ...]
    """How many of each kind, the most first."""
    found: tuple[Found, ...]
    """The most relevant first."""


def has_index(desk: Desk) -> bool:
    """Whether the case has an index, up to date or not."""
    return (desk.folder.layout.parts / NAME).exists()


def search(
    desk: Desk, query: str, *, limit: int = 20, offset: int = 0, everything: bool = False, as_it_is: bool = False
) -> Search:
    """Find words of any script in a case, the most relevant (BM25) first.

    Parameters
    ----------
    desk : the case; only what was known on `desk.day` is found, and nothing above the desk's audience
    query : words (all of them); `"side by side"`; `-not`; `this OR that`; `begin*`; `lang:ja`; `kind:` sentence, title,
        claim, chronicle, option or constraint (claims are found as their sentences unless they are asked for);
        `after:2019-07`, `before:2020`. Two letters of Japanese, Chinese or Korean are enough. A name in English is
        looked for in Japanese and Korean too, a contested one in all its forms, unless it stands in quotation marks.
    limit, offset : which of the results
    everything : also what was known later than the desk's day, or is undated
    as_it_is : look into the index as it stands, where there is one: what was read since is not found

    Raises
    ------
    BadInput : no word to look for, or a filter that says nothing; the message is a sentence for people
    CaseBusy : another process has been indexing for long; try again

    The index is derived from the case, brought up to date first and made again where it is missing: the first search
    after much was read takes longer (about 13,000 sentences a second).
    """
    day = None if everything else desk.day
    asked = wording(query, names=other_forms)
    found = search_case(
        desk.folder, asked, as_of=day, limit=limit, offset=offset, without=desk.guarded.documents, as_it_is=as_it_is
    )
    return Search(
        query=query,
        as_of=day.isoformat() if day is not None else None,
        total=found.total,
        later=found.later,
        limit=limit,
        offset=offset,
        also=asked.also,
        langs=found.langs,
        kinds=found.kinds,
        found=tuple(
            Found(match=m, names=glosses(m.text, m.lang, last_day(m.date) if m.date else None)) for m in found.matches
        ),
    )

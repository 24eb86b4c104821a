"""Pieces that several pages are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from markupsafe import Markup

from winset.desk import Desk, Evidence
from winset.model import Happening, Meeting
from winset.report.consent import players
from winset.web.view import View

__all__ = ["Figure", "addressed", "latest", "link", "named", "player_link", "slug", "titles"]


Row = TypeVar("Row", Happening, Meeting)
WIDE = 860
NARROW = 340
"""Pixels of a picture on a page, and on a phone."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A picture with its caption and the addresses of its data."""

    draw: Callable[[int], Markup]
    """The picture at a width in pixels."""
    caption: str
    links: tuple[tuple[str, str], ...] = ()
    """(words, address)."""
    width: int = WIDE

    @cached_property
    def picture(self) -> Markup:
        """The picture for a page and the one for a phone; the style shows one of them. Drawn once."""
        return Markup('<div class="wide">{}</div><div class="narrow">{}</div>').format(
            self.draw(self.width), self.draw(NARROW)
        )


def link(url: str, words: object) -> Markup:
    """Words that lead to an address."""
    return Markup('<a href="{}">{}</a>').format(url, words)


def titles(desk: Desk) -> dict[str, str]:
    """Titles of all options of the day by id."""
    return {o.id: o.title for o in desk.case.options}


def named(desk: Desk, what: str) -> str:
    """An input of the engine in words: ids of players and issues as their names."""
    names = {**players(desk), **{issue.id: issue.title.lower() for issue in desk.case.issues}}
    return " ".join(names.get(word, word) for word in what.split())


def player_link(view: View, player: str) -> Markup | str:
    """A player's name of the day, as a link to the country's page."""
    found = next((p for p in view.desk.game.players if p.id == player), None)
    if found is None:
        return player
    return link(f"{view.url(f'/countries/{found.country}')}#{player}", players(view.desk)[player])


def addressed(view: View, ids: Sequence[str]) -> tuple[Evidence, ...]:
    """The evidence of some ids, as far as the day knows it."""
    known = view.opened.need("evidence")
    return tuple(known[name] for name in ids if name in known)


def latest(rows: Sequence[Row], number: int) -> list[Row]:
    """The last rows by date, newest first."""
    return sorted(rows, key=lambda row: (row.date, row.id), reverse=True)[:number]


@cache
def slug(text: str) -> str:
    """Letters and digits of a text, for an address."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")

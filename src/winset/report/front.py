"""The first page: what moved, what blocks, what to do first, what would break it, how sure we are."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk
from winset.report.book import Book
from winset.report.opinion import headline
from winset.report.words import country_name, joined, spoken

__all__ = ["Front", "front_page"]

FIRST = 3
"""Options named on the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands on the first page; each entry is a sentence with its numbers linked."""

    moved: tuple[Markup, ...]
    blocks: tuple[Markup, ...]
    first: tuple[Markup, ...]
    breaks: tuple[Markup, ...]
    sure: tuple[Markup, ...]


def front_page(desk: Desk, book: Book) -> Front:
    """Compose the page from the desk's results."""
    return Front(
        moved=tuple(_moved(desk, book)),
        blocks=tuple(_blocks(desk, book)),
        first=tuple(_first(desk, book)),
        breaks=tuple(_breaks(desk, book)),
        sure=tuple(_sure(book)),
    )


def _moved(desk: Desk, book: Book) -> list[Markup]:
    found = headline(desk, book)
    latest = sorted(desk.case.history, key=lambda turn: turn.date)[-FIRST:]
    found += [
        Markup("{} ({}): {}.").format(joined(turn.dyad), turn.date, turn.what.rstrip(".")) for turn in reversed(latest)
    ]
    return found or [Markup("Nothing in the record yet: add a chronicle, polls or event data to the case.")]


def _blocks(desk: Desk, book: Book) -> list[Markup]:
    found = []
    for country in desk.case.countries:
        rows = [c for c in desk.constraints if c.country == country and c.direction == "constrains"]
        if rows:
            row = max(rows, key=lambda c: c.strength)
            strength = book.number("constraint", "{:.1f}", id=row.id)
            found.append(
                Markup("<b>{}</b>: {} <span class=small>(strength {}, {}–{}; claimed by {})</span>").format(
                    country_name(country), row.what, strength, f"{row.low:.1f}", f"{row.high:.1f}", row.by
                )
            )
    return found or [Markup("No constraint in force is on record.")]


def _first(desk: Desk, book: Book) -> list[Markup]:
    found = []
    for row in desk.ranking.options[:FIRST]:
        index = book.number("option", "{:.2f}", id=row.id, field="p_joint")
        low = book.number("option", "{:.2f}", id=row.id, field="p_low")
        high = book.number("option", "{:.2f}", id=row.id, field="p_high")
        found.append(
            Markup(
                '<b><a href="#option-{}">{}</a></b>, as {}: <span class="tag">{}</span> index {} ({}–{}), ambition {}.'
            ).format(
                row.id, row.title, spoken(row.variant.instrument), row.tier, index, low, high, f"{row.ambition:.2f}"
            )
        )
    return found or [Markup("No option is open on this day.")]


def _breaks(desk: Desk, book: Book) -> list[Markup]:
    found = []
    names = {p.id: p.name for p in desk.game.players}
    for row in desk.ranking.options[:FIRST]:
        if row.binding is not None:
            adds = book.number("binding_adds", "{:.2f}", id=row.id)
            found.append(
                Markup("{}: everything turns on the {} – its sure consent would add {} to the index.").format(
                    row.title, names.get(row.binding.player, row.binding.player), adds
                )
            )
        found += [Markup("{}: {}.").format(row.title, c.what.rstrip(".")) for c in row.conditions[:1]]
    return found or [Markup("No single player or outside consent stands in the way of the first options.")]


def _sure(book: Book) -> list[Markup]:
    ranked = book.number("options_ranked", "{}")
    happenings = book.number("happenings", "{}")
    verified = book.number("happenings", "{}", status="verified")
    polls = book.number("corpus", "{}", of="polls")
    readings = book.number("corpus", "{}", of="readings")
    pages = book.number("sources", "{}")
    return [
        Markup(
            "The index orders {} open options; it is <b>not a probability</b>: no forecast of this case has been "
            "resolved yet, so nothing has borne it out."
        ).format(ranked),
        Markup("It rests on {} happenings ({} verified), {} poll figures and {} dated readings from {} pages.").format(
            happenings, verified, polls, readings, pages
        ),
    ]

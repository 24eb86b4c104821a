"""Commitments kept and dormant: what was promised, what became of it, and what today's win-sets would take up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from winset.desk import Desk
from winset.desk.promises import STATES, Fate, Revivable
from winset.report.book import Book
from winset.report.tongue import data, say, words
from winset.report.words import dated, joined

__all__ = ["IdeaView", "PromiseView", "Promised", "promised_section"]

SHOWN: Final = 10
"""Dormant ideas, and promises not kept, that stand open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """One promise as the report shows it."""

    date: str
    by: str
    what: Markup
    state: str
    """One of the states, for a style."""
    word: str
    """The state in words."""
    score: Markup
    why: Markup
    """What the coders say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaView:
    """An open option, and the dormant ideas that it would take up."""

    option: Markup
    ideas: tuple[Markup, ...]
    """Each with when it came up and why it lies dormant, the oldest first."""
    index: Markup
    tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """The section's content."""

    lead: tuple[Markup, ...]
    means: tuple[tuple[str, Markup, Markup, Markup], ...]
    """(group, scored of all, mean, range)."""
    dormant_lead: Markup
    dormant: tuple[IdeaView, ...]
    broken: tuple[PromiseView, ...]
    """Not kept, or in part, the latest first."""
    every: tuple[PromiseView, ...]


def promised_section(desk: Desk, book: Book) -> Promised | None:
    """The section; None where the case has no promise."""
    found = desk.promises
    if not found.fates:
        return None
    latest = sorted(found.fates, key=lambda f: f.commitment.date, reverse=True)
    views = {row.commitment.id: _promise(row, book) for row in latest}
    unkept = [row for row in latest if row.state in {"broken", "partly"}]
    return Promised(
        lead=tuple(_lead(desk, book)),
        means=tuple(_means(desk, book)),
        dormant_lead=say("promised.dormant-lead", count=book.number("ideas_dormant")),
        dormant=tuple(_ideas(desk, book)),
        broken=tuple(views[row.commitment.id] for row in unkept[:SHOWN]),
        every=tuple(views[row.commitment.id] for row in latest),
    )


def _lead(desk: Desk, book: Book) -> list[Markup]:
    whole = book.number("promises_counted")
    if all(row.score is None for row in desk.promises.fates):
        return [say("promised.no-score", all=whole)]
    counts = {state: book.number("promises_counted", state=state) for state in STATES}
    mean, low, high = (_scored(book, field) for field in ("mean", "low", "high"))
    found = [say("promised.lead", all=whole, mean=mean, low=low, high=high, **counts)]
    if desk.promises.agreement is not None:
        numbers = {f: book.number("coders_agree", "{:.2f}", field=f) for f in ("alpha", "low", "high")}
        found.append(say("promised.agree", units=book.number("coders_agree", "{:.0f}", field="units"), **numbers))
    return found


def _scored(book: Book, field: str, by: str = "all", group: str = "all") -> Markup:
    return book.number("compliance", "{:+.2f}", by=by, group=group, field=field)


def _means(desk: Desk, book: Book) -> list[tuple[str, Markup, Markup, Markup]]:
    rows = []
    for row in desk.promises.compliance:
        if row.mean is None or row.low is None or row.by not in {"country", "format"}:
            continue
        at = {"by": row.by, "group": row.group}
        name = (
            joined([row.group]) if row.by == "country" else words("promised.between", who=joined(row.group.split("-")))
        )
        rows.append((
            name,
            say("promised.of", scored=book.number("compliance", "{}", **at, field="scored"), all=row.promises),
            _scored(book, "mean", **at),
            Markup("{} – {}").format(_scored(book, "low", **at), _scored(book, "high", **at)),
        ))  # fmt: skip
    return rows


def _promise(row: Fate, book: Book) -> PromiseView:
    one = row.commitment
    word = words(f"promised.state-{row.state}")
    score = Markup("–") if row.score is None else book.number("promise_score", "{:g}", id=one.id)
    return PromiseView(
        date=dated(one.date),
        by=joined(one.by),
        what=data(one.what),
        state=row.state,
        word=f"{word}, {words('promised.asleep')}" if row.dormant else word,
        score=score,
        why=Markup(" ").join(data(j.reason) for j in row.judgements if j is row.judgements[0] or j.score != row.score),
    )


def _ideas(desk: Desk, book: Book) -> Iterator[IdeaView]:
    """The first options of the ranking that would take up dormant ideas."""
    held: dict[str, list[Revivable]] = {}
    for row in desk.dormant:
        if row.option is not None:
            held.setdefault(row.option, []).append(row)
    for name, rows in list(held.items())[:SHOWN]:
        option = desk.ranking.option(name)
        rows.sort(key=lambda r: (r.idea.proposed, r.idea.id))
        yield IdeaView(
            option=Markup('<a href="#option-{}">{}</a>').format(name, data(option.title)),
            ideas=tuple(_idea(row) for row in rows),
            index=book.number("option", "{:.2f}", id=name, field="p_joint"),
            tier=option.tier,
        )


def _idea(row: Revivable) -> Markup:
    idea = row.idea
    what = say("promised.itself") if idea.id == row.option else data(idea.title)
    return say(
        "promised.idea-line", title=what, proposed=dated(idea.proposed), last=dated(idea.last_sign), why=data(idea.why)
    )

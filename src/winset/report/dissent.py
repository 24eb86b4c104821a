"""Where readings of one question differ: what each holds, what speaks for and against it, and the dissent in words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Competing, Desk, Dissent, Evidence, competing, dissents
from winset.report.book import Book
from winset.report.tongue import data, say, words

__all__ = ["Disputed", "ReadingView", "dissent_section"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One reading, as the report prints it."""

    text: Markup
    who: Markup
    """Whose it is, and how much fits it and speaks against it."""
    note: Markup
    """What its holders would have a reader know."""
    stated: tuple[Evidence, ...]
    """Rows of the record in which they say so."""
    pages: tuple[str, ...]
    """Pages where they say so."""
    evidence: tuple[Evidence, ...]
    """What speaks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A question on which the report prints more than one reading."""

    id: str
    asks: Markup
    verdict: Markup
    """The reading with least against it, or that none has clearly less."""
    label: str
    """What each of the others is: a dissent, where a reading leads, else one of them."""
    others: tuple[ReadingView, ...]
    """Those who dissent; where no reading leads, all of them."""


def dissent_section(desk: Desk, book: Book) -> tuple[Disputed, ...]:
    """The questions with a dissent; empty where nobody dissents."""
    spoken: dict[str, list[Dissent]] = {}
    for one in dissents(desk):
        spoken.setdefault(one.question, []).append(one)
    found = (one for one in competing(desk) if one.question in spoken)
    return tuple(_disputed(desk, book, one, spoken[one.question]) for one in found)


def _disputed(desk: Desk, book: Book, one: Competing, spoken: list[Dissent]) -> Disputed:
    first = one.rivals[0]
    verdict = say("dissent.open")
    if spoken[0].leading:
        verdict = say("dissent.leads", text=data(first.text), who=_who(book, first.id, first.holder))
    told = {dissent.other for dissent in spoken}
    printed = [rival for rival in one.rivals if not spoken[0].leading or rival.text in told]
    return Disputed(
        id=one.question,
        asks=data(one.asks),
        verdict=verdict,
        label=words("dissent.other" if spoken[0].leading else "dissent.one"),
        others=tuple(
            ReadingView(
                text=data(rival.text),
                who=_who(book, rival.id, rival.holder),
                note=data(rival.dissent),
                stated=tuple(desk.evidence[name] for name in rival.source if name in desk.evidence),
                pages=tuple(name for name in rival.source if name.startswith("http")),
                evidence=desk.answer("reading_for", id=rival.id).evidence,
            )
            for rival in printed
        ),
    )


def _who(book: Book, name: str, holder: str) -> Markup:
    counts = {"fits": book.number("reading_for", id=name), "against": book.number("reading_against", id=name)}
    return say("dissent.who", holder=data(holder), **counts)

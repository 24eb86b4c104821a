"""Whether contact that people see moves opinion more than meetings of governments: what the figures can say."""

from __future__ import annotations

from math import isfinite

from markupsafe import Markup

from winset.desk import Desk
from winset.desk.effects import Tested
from winset.report.book import Book
from winset.report.engine_words import again
from winset.report.tongue import data, say
from winset.report.words import in_words, the

__all__ = ["contact_sentences"]


def contact_sentences(desk: Desk, book: Book) -> tuple[Markup, ...]:
    """A passage for each question of the case: the smallest effect that would show first, then the verdict."""
    return tuple(_passage(one, book) for one in desk.contact_effects)


def _passage(one: Tested, book: Book) -> Markup:
    test = one.test
    text = say(
        "contact.asks",
        flow=data(test.flow),
        who=the(test.respondents),
        answer=in_words(test.question, test.about),
    )
    at = {f: book.number("contact_detectable", "{:.1f}", id=test.id, field=f) for f in ("detectable", "smallest")}
    pairs = book.number("contact_pairs", id=test.id)
    if not isfinite(one.verdict.detectable):
        text += say("contact.too-few", pairs=pairs)
    elif one.verdict.detectable > test.smallest:
        text += say("contact.cannot", **at, pairs=pairs)
    else:
        text += say("contact.can", **at, verdict=again(one.verdict.text), pairs=pairs)
    if one.wanted:
        text += say("contact.wanted", data=again(one.wanted))
    return text + say("contact.caution")

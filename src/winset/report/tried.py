"""How the index did on past options: what the last back-test on file found, in a sentence and in full."""

from __future__ import annotations

from markupsafe import Markup

from winset.desk import Desk
from winset.report.book import Book
from winset.report.engine_words import again
from winset.report.tongue import say, words

__all__ = ["order_word", "tried_in_full", "tried_sentence"]

CHANCE = 0.5
"""AUC of a coin."""

Interval = tuple[float | None, float | None, float | None]


def tried_sentence(desk: Desk, book: Book) -> Markup:
    """One sentence: on how many past options, and whether it did better than chance and than ambition alone."""
    tested = desk.tested
    if tested is None:
        return say("methods.not-tried")
    count = book.number("backtest", "{}", field="options")
    if tested.index[0] is None:
        return say("methods.too-few", count=count)
    how = words(f"methods.{_against_chance(tested.index)}")
    sentence = say("methods.tried", count=count, how=how, auc=_interval(book, "index"))
    if tested.ambition[0] is not None:
        sentence += say("methods.ambition-alone", auc=_interval(book, "ambition"))
    return sentence + say("methods.stop")


def tried_in_full(desk: Desk, book: Book) -> Markup:
    """The same with what the data could show, the calibration, and what the back-test itself concludes."""
    tested = desk.tested
    sentence = tried_sentence(desk, book)
    if tested is None:
        return sentence
    sentence += say(
        "methods.adopted",
        adopted=book.number("backtest", "{}", field="adoptions"),
        ideas=book.number("backtest", "{}", field="ideas"),
    )
    if tested.detectable is not None:
        sentence += say("methods.detectable", size=book.number("backtest", "{:.2f}", field="detectable"))
    if tested.slope[0] is not None:
        sentence += say("methods.slope" if tested.calibrated else "methods.slope-not", slope=_interval(book, "slope"))
    return sentence + Markup(" {}").format(again(tested.sentence))


def order_word(desk: Desk) -> str:
    """`untried`, or how the index did on past options: what a reader has to know before the order."""
    tested = desk.tested
    return "untried" if tested is None or tested.index[0] is None else _against_chance(tested.index)


def _against_chance(auc: Interval) -> str:
    _, low, high = auc
    if low is not None and low > CHANCE:
        return "better-than-chance"
    if high is not None and high < CHANCE:
        return "worse-than-chance"
    return "no-better-than-chance"


def _interval(book: Book, field: str) -> Markup:
    """`0.52 (0.41–0.63)`, each a linked number."""
    value, low, high = (book.number("backtest", "{:.2f}", field=field, end=end) for end in range(3))
    return Markup("{}, {}–{}").format(value, low, high)

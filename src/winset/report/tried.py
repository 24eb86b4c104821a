"""How the index did on past options: what the last back-test on file found, in a sentence and in full."""

from __future__ import annotations

from markupsafe import Markup

from winset.desk import Desk
from winset.report.book import Book

__all__ = ["NOT_TRIED", "tried_in_full", "tried_sentence"]

NOT_TRIED = Markup("The index is <b>not tried on past options yet</b>: nothing shows what it can tell.")
CHANCE = 0.5
"""AUC of a coin."""

Interval = tuple[float | None, float | None, float | None]


def tried_sentence(desk: Desk, book: Book) -> Markup:
    """One sentence: on how many past options, and whether it did better than chance and than ambition alone."""
    tested = desk.tested
    if tested is None:
        return NOT_TRIED
    count = book.number("backtest", "{}", field="options")
    if tested.index[0] is None:
        return Markup("Tried on {} past options, which are too few to say how the index did.").format(count)
    sentence = Markup(
        "Tried on {} past options, the index did <b>{}</b> at telling which were adopted (AUC {}; 0.5 is a coin)"
    ).format(count, _against_chance(tested.index), _interval(book, "index"))
    if tested.ambition[0] is not None:
        sentence += Markup("; ambition alone had {}").format(_interval(book, "ambition"))
    return sentence + Markup(".")


def tried_in_full(desk: Desk, book: Book) -> Markup:
    """The same with what the data could show, the calibration, and what the back-test itself concludes."""
    tested = desk.tested
    sentence = tried_sentence(desk, book)
    if tested is None:
        return sentence
    sentence += Markup(" Of them {} were adopted; they come from {} ideas.").format(
        book.number("backtest", "{}", field="adoptions"), book.number("backtest", "{}", field="ideas")
    )
    if tested.detectable is not None:
        sentence += Markup(" So few options show only an AUC that is at least {} away from 0.5.").format(
            book.number("backtest", "{:.2f}", field="detectable")
        )
    if tested.slope[0] is not None:
        sentence += Markup(" Calibration slope {}: 1 would be right, 0 says nothing{}.").format(
            _interval(book, "slope"), "" if tested.calibrated else "; the index is not calibrated"
        )
    return sentence + Markup(" {}").format(tested.sentence)


def _against_chance(auc: Interval) -> str:
    _, low, high = auc
    if low is not None and low > CHANCE:
        return "better than chance"
    if high is not None and high < CHANCE:
        return "worse than chance"
    return "no better than chance"


def _interval(book: Book, field: str) -> Markup:
    """`0.52 (0.41–0.63)`, each a linked number."""
    value, low, high = (book.number("backtest", "{:.2f}", field=field, end=end) for end in range(3))
    return Markup("{}, {}–{}").format(value, low, high)

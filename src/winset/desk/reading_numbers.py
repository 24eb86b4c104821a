"""Numbers about competing readings, kinds of contact, and what an audience does not see."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import TYPE_CHECKING, Final

from winset.desk.answer import Answer
from winset.model import FITS

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["READING_FUNCTIONS"]

_NEUTRAL: Final = FITS.index("neutral")


def reading_for(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """Number of pieces of evidence that fit a reading."""
    return _weighed(desk, id, 1)


def reading_against(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """Number of pieces of evidence that speak against a reading."""
    return _weighed(desk, id, -1)


def _weighed(desk: Desk, name: str, way: int) -> Answer:
    rows = [r for r in desk.case.weighings if r.hypothesis == name and way * (FITS.index(r.fit) - _NEUTRAL) > 0]
    return Answer(
        value=len(rows),
        evidence=tuple(desk.evidence[r.evidence] for r in rows if r.evidence in desk.evidence),
        note="as somebody weighed them; how well each fits stands in `winset hypotheses`",
    )


def withheld(desk: Desk) -> Answer:
    """Number of documents whose handling mark is above the audience and that nothing here uses."""
    marks = ", ".join(f"{number} {mark}" for mark, number in desk.guarded.counts)
    return Answer(value=len(desk.guarded.documents), note=marks)


def contact_detectable(desk: Desk, *, id: str, field: str = "detectable") -> Answer:  # noqa: A002 - the word of the table
    """Smallest difference between two kinds of contact that the surveys would show, or that would matter, in points."""
    found = next(one for one in desk.contact_effects if one.test.id == id)
    value = {"detectable": found.verdict.detectable, "smallest": found.test.smallest}[field]
    note = "percentage points of opinion for a step of one standard deviation"
    return Answer(value=value if isfinite(value) else None, note=note)


def contact_pairs(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """Number of neighbouring survey readings in one mode that a comparison of kinds of contact can use."""
    found = next(one for one in desk.contact_effects if one.test.id == id)
    return Answer(value=min(effect.slope.pairs for effect in found.verdict.effects), note="with figures of contact")


READING_FUNCTIONS: Final[tuple[tuple[str, Callable[..., Answer]], ...]] = (
    ("reading_for", reading_for),
    ("reading_against", reading_against),
    ("withheld", withheld),
    ("contact_detectable", contact_detectable),
    ("contact_pairs", contact_pairs),
)
"""Name and function of each."""

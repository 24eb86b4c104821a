"""Win-sets of every issue on which something can be proposed, under the instrument that its options would take."""

from __future__ import annotations

from collections import Counter

from winset.bargaining import Assessment, Ladder, ladder_of
from winset.model import Issue, Level, Option

__all__ = ["rung_of", "winset_ladders"]


def winset_ladders(assessment: Assessment) -> tuple[Ladder, ...]:
    """One ladder an issue that an open option moves, in the order of the case.

    The instrument is the one that most of the issue's options would take first; the frame likewise.
    """
    open_now = {entry.option for entry in assessment.agenda.candidates}
    found = []
    for issue in assessment.case.issues:
        options = [o for o in assessment.case.options if o.id in open_now and o.issue == issue.id]
        if options:
            instrument = _commonest(options, "instruments")
            frame = _commonest(options, "frames")
            found.append(
                ladder_of(assessment, issue.id, instrument=instrument, frame=frame, countries=issue.countries or None)
            )
    return tuple(found)


def rung_of(issue: Issue, level: float) -> Level | None:
    """The highest described rung at or below a level; None below the lowest."""
    return max((rung for rung in issue.levels if rung.at <= level + 1e-9), key=lambda rung: rung.at, default=None)


def _commonest(options: list[Option], field: str) -> str:
    """The first value most options name first; of equals, the one named earlier in the case."""
    first: Counter[str] = Counter(getattr(option, field)[0] for option in options)
    return first.most_common(1)[0][0]

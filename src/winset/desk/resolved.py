"""Whether the record knows what became of any option: without that nothing can be tested or learned."""

from __future__ import annotations

from winset.errors import BadInput, Problem
from winset.model import Case

__all__ = ["refuse_without_outcomes"]


def refuse_without_outcomes(case: Case) -> None:
    """Raise BadInput where the case, not sliced, has no outcome: any rate of adoption would be made up."""
    if not case.outcomes:
        what = "nothing is on record of what became of any option, so that no rate is known; its rows say it"
        raise BadInput([Problem(file="outcomes.csv", code="nothing-resolved", what=what)])

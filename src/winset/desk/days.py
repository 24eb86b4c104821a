"""Days as people write them."""

from __future__ import annotations

from datetime import date

from winset.errors import CaseError
from winset.model import first_day, is_partial_date, last_day

__all__ = ["day_of"]


def day_of(text: str, *, last: bool = False) -> date:
    """First day that a partial date may mean, or its last; raises CaseError with a sentence where it is none."""
    if not is_partial_date(text):
        raise CaseError(f"{text!r} is no date; write it like 2021-02-01, 2021-02 or 2021")
    return last_day(text) if last else first_day(text)

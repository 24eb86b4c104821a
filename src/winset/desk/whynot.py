"""Why a sentence gave no event, in the words of the coder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from winset.coder.records import code_records

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["why_not"]


def why_not(desk: Desk, text: str, *, lang: str | None = None, date: str | None = None) -> dict[str, Any]:
    """The coder's record of one sentence: its events and claims, or in `skipped` the reason why there is none.

    Parameters
    ----------
    desk : the case, whose countries matter
    text : one sentence
    lang, date : of its document, where known
    """
    record = {"id": "sentence", "text": text, "lang": lang, "date": date}
    given = {name: value for name, value in record.items() if value is not None}
    return next(iter(code_records([given], countries=desk.case.countries)))

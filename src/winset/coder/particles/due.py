"""By when something is promised, in a language's own forms: 年内に, 3月までに, 내년까지, 5년 이내에."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from winset.coder.particles.when import moments
from winset.reference.table import toml

__all__ = ["due_in"]

_MONTHS: Final = 12


@cache
def _table(lang: str) -> Mapping[str, Any]:
    return dict(toml(f"lexicon_{lang}/dates.toml")["due"])


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(_table(lang)[kind])) for kind in ("within", "month", "year", "fiscal", "end", "next")
    )


def due_in(text: str, day: date | None, lang: str) -> str | None:
    """The partial date by which something is to be done; None where no such date is named.

    Parameters
    ----------
    text : one sentence
    day : the document's date; without it only dates with a year can be told
    lang : language whose forms are read
    """
    by = re.compile(_table(lang)["by"])
    for moment in moments(text, day, lang):
        ahead = moment.on(future=True)
        if ahead and by.match(text, moment.end):
            return ahead
    if day is None:
        return None
    for kind, pattern in _patterns(lang):
        if (match := pattern.search(text)) is not None:
            return _due(kind, match, day)
    return None


def _due(kind: str, match: re.Match[str], day: date) -> str:
    if kind == "within":
        count, months = int(match["n"]), match["u"] in ("か月", "カ月", "ヵ月", "ヶ月", "개월", "달")
        at = day.year * _MONTHS + day.month - 1 + count * (1 if months else _MONTHS)
        return f"{at // _MONTHS:04}-{at % _MONTHS + 1:02}"
    if kind == "month":
        return f"{day.year:04}-{day.month:02}"
    if kind == "fiscal":  # the fiscal year ends in March
        return f"{day.year + (day.month > 3):04}-03"  # noqa: PLR2004 - March
    if kind == "end":
        return f"{day.year:04}-12"
    return f"{day.year + (kind == 'next'):04}"

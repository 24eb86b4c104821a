"""Expressions of time in a sentence, relative to the document's date."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

__all__ = ["ZONES", "Moment", "moments"]

_MONTHS: Final = {
    form: number
    for number, name in enumerate(month_name)
    if name
    for form in (name, name[:3], f"{name[:3]}.", *(("Sept", "Sept.") if name == "September" else ()))
}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "several": 3, "few": 3, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_MONTH: Final = "(?:" + "|".join(sorted((re.escape(m) for m in _MONTHS), key=len, reverse=True)) + r")(?![a-z])"
_DAY: Final = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<y>(?:1[5-9]|20)\d\d)"
_COUNT: Final = r"(?P<n>\d{1,3}|" + "|".join(_NUMBERS) + ")"

_PATTERNS: Final = tuple(
    (kind, re.compile(pattern, flags))
    for kind, pattern, flags in (
        ("iso", r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)(?!\d)", 0),
        ("day", rf"\b{_DAY} (?:of )?(?P<m>{_MONTH}),? {_YEAR}\b", 0),
        ("day", rf"\b(?P<m>{_MONTH}) {_DAY}, ?{_YEAR}\b", 0),
        ("day", rf"\b(?P<m>{_MONTH}) {_DAY}(?![\d,.]*\d)", 0),
        ("day", rf"\b{_DAY} (?P<m>{_MONTH})(?! \d)", 0),
        ("month", rf"\b(?P<m>{_MONTH}),? (?:of )?{_YEAR}\b", 0),
        (
            "month",
            rf"\b(?:[Ii]n|[Ll]ast|[Tt]his|next|[Ll]ate|[Ee]arly|mid|[Ss]ince|by|from|until)[ -](?P<m>{_MONTH})(?! \d)",
            0,
        ),
        ("decade", r"\b(?:the )?(?:late |early |mid-)?(?P<y>1[5-9]\d0|20\d0)['’]?s\b", re.IGNORECASE),
        (
            "year",
            rf"\b(?:in|of|since|until|by|from|during|after|before|year|early|late|mid-?) {_YEAR}\b(?!-)",
            re.IGNORECASE,
        ),
        (
            "modifier",
            rf"(?:\b(?:the|an?|its|their|his|her|our|then|first|second|last)|['’]s) {_YEAR}(?= [A-Za-z])",
            re.IGNORECASE,
        ),
        ("near", r"\b(?P<w>today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening))\b", re.IGNORECASE),
        ("weekday", r"\b(?P<rel>last|next|this|coming)? ?(?P<w>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", 0),
        (
            "relative",
            r"\b(?P<rel>last|next|this|past|coming|previous) (?P<u>week|weekend|month|year|decade)\b",
            re.IGNORECASE,
        ),
        (
            "ago",
            rf"\b(?:{_COUNT} (?P<u>day|week|month|year|decade)s?|decades|years|months|long) (?:ago|earlier)\b",
            re.IGNORECASE,
        ),
        (
            "old",
            r"\b(?:anniversary|World War (?:I|II|One|Two)|colonial (?:rule|era)|in the past|(?:Cold|Gulf) War)\b",
            re.IGNORECASE,
        ),
    )
)
_AROUND: Final = re.compile(r"(?:since|until|till|by|through)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FIRST_YEAR: Final = 1000
"""Earlier years are not dates of acts."""
ZONES: Final = 1
"""Days by which an act may be dated later than the text that tells it: the clocks of its place are ahead."""
_OLD_UNITS: Final = frozenset(("month", "year", "decade", "century", "centurie"))


@dataclass(frozen=True, slots=True)
class Moment:
    """One expression of time."""

    start: int
    end: int
    """Code points of the sentence."""
    past: str | None
    """The date when the act lies behind the document's date; None where the words or the document give none."""
    ahead: str | None
    """The date when the act lies ahead."""
    historical: bool
    """Background by the words alone, or more than a week before the document."""
    bound: bool = False
    """A limit ("since", "until", "by"), not the date of the act."""
    modifies: bool = False
    """Stands before a noun ("the 2017 talks"), and dates nothing but what that noun says."""

    def on(self, *, future: bool) -> str | None:
        """The partial date that is meant."""
        return self.ahead if future else self.past


def moments(text: str, day: date | None) -> list[Moment]:
    """The expressions of time in a sentence, left to right, without overlaps.

    Parameters
    ----------
    text : one sentence
    day : the document's date, None when it is not known
    """
    taken: list[tuple[int, int]] = []
    out: list[Moment] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            out.extend(_moment(kind, match, text, day))
    return sorted(out, key=lambda m: m.start)


def _moment(kind: str, match: re.Match[str], text: str, day: date | None) -> Iterator[Moment]:
    past, ahead = _dates(kind, match, day)
    if kind == "modifier":
        yield Moment(*match.span("y"), past, ahead, _historical(kind, match, past, day), modifies=True)
        return
    bound = bool(_AROUND.search(text[: match.start()])) or match.group().split()[0].lower() in ("since", "until", "by")
    yield Moment(match.start(), match.end(), past, ahead, _historical(kind, match, past, day), bound)


def _historical(kind: str, match: re.Match[str], past: str | None, day: date | None) -> bool:
    if kind in ("old", "decade"):
        return True
    if kind == "ago":
        unit = match.groupdict().get("u") or match.group().split()[0].rstrip("s")
        return unit.lower() in _OLD_UNITS or match.group().lower().startswith("long")
    if past is None or day is None:
        return False
    return _last(past) < (day - timedelta(days=7)).isoformat()


def _last(partial: str) -> str:
    return partial + "-12-31"[(len(partial) - 4) :] if len(partial) in (4, 7) else partial


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _dates(kind: str, match: re.Match[str], day: date | None) -> tuple[str | None, str | None]:
    """The date if the act is past, and if it is ahead."""
    parts = {key: value or "" for key, value in match.groupdict().items()}
    if kind in ("year", "modifier"):
        return parts["y"], parts["y"]
    if kind in ("iso", "day", "month"):
        return _calendar(parts, day)
    read = {"near": _near, "weekday": _weekday, "relative": _relative, "ago": _ago}.get(kind)
    return read(parts, day) if read is not None and day is not None else (None, None)


def _calendar(parts: dict[str, str], day: date | None) -> tuple[str | None, str | None]:
    month = int(parts["mm"]) if parts.get("mm") else _MONTHS[parts["m"]]
    number = int(parts["d"]) if parts.get("d") else None
    if parts.get("y"):
        year = int(parts["y"])
        whole = _valid(year, month, number) if number else f"{year}-{month:02}"
        return whole, whole
    if day is None:
        return None, None
    here = (month, number or 1) <= (day.month, day.day) or (number is None and month == day.month)
    before, after = (
        day.year if here else day.year - 1,
        day.year + 1 if here and (month, number or 31) < (day.month, day.day) else day.year,
    )
    if number is None:
        return f"{before}-{month:02}", f"{after}-{month:02}"
    for ahead in range(1, ZONES + 1):  # a text of the eve: the day there has begun elsewhere
        soon = day + timedelta(days=ahead)
        before = soon.year if (soon.month, soon.day) == (month, number) else before
    return _valid(before, month, number), _valid(after, month, number)


def _near(parts: dict[str, str], day: date) -> tuple[str, str]:
    shift = {"yesterday": -1, "tomorrow": 1}.get(parts["w"].lower(), 0)
    whole = (day + timedelta(days=shift)).isoformat()
    return whole, whole


def _weekday(parts: dict[str, str], day: date) -> tuple[str, str]:
    wanted = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(parts["w"].lower()))
    back = (day.weekday() - wanted) % 7
    ahead = (wanted - day.weekday()) % 7
    if parts.get("rel") == "last" and back == 0:
        back = 7
    if parts.get("rel") in ("next", "coming") and ahead == 0:
        ahead = 7
    past, future = day - timedelta(days=back), day + timedelta(days=ahead)
    if parts.get("rel") in ("next", "coming"):
        past = future
    return past.isoformat(), future.isoformat()


def _relative(parts: dict[str, str], day: date) -> tuple[str | None, str | None]:
    rel, unit = parts["rel"].lower(), parts["u"].lower()
    shift = -1 if rel in ("last", "past", "previous") else 1 if rel in ("next", "coming") else 0
    if unit == "year":
        return str(day.year + shift), str(day.year + shift)
    if unit == "month":
        month = (day.year * 12 + day.month - 1) + shift
        whole = f"{month // 12}-{month % 12 + 1:02}"
        return whole, whole
    if unit in ("week", "weekend"):
        whole = (day + timedelta(days=7 * shift)).isoformat()[:7]
        return whole, whole
    return None, None


def _ago(parts: dict[str, str], day: date) -> tuple[str | None, None]:
    count, unit = (parts["n"] or "").lower(), (parts["u"] or "").lower()
    n = _NUMBERS.get(count) or (int(count) if count.isdigit() else 0)
    if not n:
        return None, None
    if unit == "day":
        return (day - timedelta(days=n)).isoformat(), None
    if unit == "week":
        return (day - timedelta(weeks=n)).isoformat()[:7], None
    if unit == "month":
        month = day.year * 12 + day.month - 1 - n
        return f"{month // 12}-{month % 12 + 1:02}", None
    years = {"year": n, "decade": 10 * n}.get(unit)
    return (str(day.year - years) if years is not None and years < day.year - _FIRST_YEAR else None), None

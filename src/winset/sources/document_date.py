"""Dates as documents write them: metadata, a line of its own, a file name."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from winset.model import is_partial_date
from winset.reference.table import toml

__all__ = [
    "date_given",
    "date_line",
    "date_of_name",
    "dates_in_line",
    "iso_date",
    "name_with_date",
    "numeric_line",
]

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +)?"
_CLOCK: Final = r"(?-i:[ ,|·@-]+(?:at )?[\d:. apmAPM,A-Z()+|·-]{0,40})?"
"""A time of day and its zone after a date."""
_FORMS: Final = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})\.?(?:T[\d:.,Z+-]+|[ (（].{0,24})?"),
    re.compile(
        rf"{_WEEKDAY}(?P<M>{_MONTH})\.? +(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<y>\d{{4}}){_CLOCK}", re.IGNORECASE
    ),
    re.compile(
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)? +(?P<M>{_MONTH})\.?,? +(?P<y>\d{{4}}){_CLOCK}", re.IGNORECASE
    ),
    re.compile(rf"(?P<M>{_MONTH})\.?,? +(?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(r"(?P<y>\d{4}) ?年 ?(?P<m>\d{1,2}) ?月(?: ?(?P<d>\d{1,2}) ?日)?.{0,24}"),
    re.compile(r"(?P<y>\d{4}) ?년 ?(?P<m>\d{1,2}) ?월(?: ?(?P<d>\d{1,2}) ?일)?.{0,24}"),
    re.compile(r"(?:令和|平成|昭和) ?(?P<era>\d{1,2}|元) ?年 ?(?P<m>\d{1,2}) ?月(?: ?(?P<d>\d{1,2}) ?日)?.{0,24}"),
)
_PARTS: Final = re.compile(r"\s*[|·•;／/]\s+|\s{3,}|\s*[()（）]\s*")
"""What stands between two dates of one line."""
_CHANGED: Final = re.compile(
    r"(?:last |date )?(?:updated|modified|revised|reviewed)|更新|最終更新|改訂|수정|최종 ?수정", re.IGNORECASE
)
"""Words before a day on which a text was only changed."""
_NUMERIC: Final = re.compile(
    r"(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<y>\d{4})(?:[ ,|·@-]+(?:at )?[\d:. apmAPM+()-]{0,24})?"
)
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}
_LONGEST: Final = 120
"""A line with a date of publication is no longer than this."""
_GIVEN: Final = re.compile(r"\.dated-(?P<date>\d{4}(?:-\d\d){0,2})(?=\.[^./]+$|$)")
"""A date that a person gave, in the name of a file."""
_IN_NAME: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})[-_]?(?P<m>0[1-9]|1[0-2])[-_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)


def _partial(year: int, month: int | None, day: int | None) -> str | None:
    text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    return text if is_partial_date(text) else None


def iso_date(text: str) -> str | None:
    """The day, month or year that a date of metadata means: `2024-10-25 14:53:41-04:00` is 2024-10-25."""
    text = text.strip()
    if is_partial_date(text[:10]) and (len(text) <= 10 or text[10] in "T t"):  # noqa: PLR2004 - length of a day
        return text[:10]
    if is_partial_date(text):
        return text
    return date_line(text)


@cache
def _lead_in() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in toml("page_furniture.toml")["dated"])
    return re.compile(rf"^(?:(?:{words})(?: ?(?:日時?|일시?))? ?[:：]? *)+", re.IGNORECASE)


def date_line(line: str) -> str | None:
    """The date that a short line gives when it holds a date and little else; None otherwise."""
    line = _lead_in().sub("", line.strip()).strip(" |·•-–—,[]()（）")
    if not line or len(line) > _LONGEST:
        return None
    for form in _FORMS:
        if found := form.fullmatch(line):
            parts = found.groupdict()
            month = int(parts["m"]) if parts.get("m") else _MONTHS[parts["M"].lower()]
            day = int(parts["d"]) if parts.get("d") else None
            if era := parts.get("era"):
                return _partial(_ERAS[line[:2]] + (1 if era == "元" else int(era)), month, day)
            return _partial(int(parts["y"]), month, day)
    return None


def dates_in_line(line: str) -> list[tuple[str, bool]]:
    """The dates of a short line that holds dates and little else, each with whether it says only when a text changed.

    `Updated 6 May 2021 | First published 4 May 2021` holds two.
    """
    if len(line) > _LONGEST:
        return []
    several = [part for part in _PARTS.split(line) if date_line(part) is not None]
    parts = several if len(several) > 1 or date_line(line) is None else [line]
    days = [(date_line(part), _CHANGED.match(part.strip(" (（")) is not None) for part in parts]
    return [(day, changed) for day, changed in days if day is not None]


def numeric_line(line: str, lang: str | None) -> str | None:
    """The date of a line such as `Posted 04/05/2021`; only its year where nobody can tell day from month.

    Parameters
    ----------
    lang : language of the page as it states it; `en-US` puts the month first, every other but plain `en` the day
    """
    found = _NUMERIC.fullmatch(_lead_in().sub("", line.strip()).strip(" |·•-–—,[]()（）"))
    if found is None:
        return None
    year, one, two = int(found["y"]), int(found["one"]), int(found["two"])
    place = (lang or "").replace("_", "-").lower()
    month_first = place.startswith("en-us")
    day_first = found["mark"] == "." or (bool(place) and place != "en" and not month_first)
    readings = {_partial(year, two, one), _partial(year, one, two)} - {None}
    if len(readings) < 2:  # noqa: PLR2004 - readings of day and month
        return next(iter(readings), None)
    if month_first:
        return _partial(year, one, two)
    return _partial(year, two, one) if day_first else _partial(year, None, None)


def date_of_name(name: str) -> str | None:
    """The day that a file name starts with or holds, such as `2024-10-25-joint-readout.md`; None where it has none."""
    days = {
        _partial(int(m["y"]), int(m["m"]), int(m["d"]))
        for m in _IN_NAME.finditer(_GIVEN.sub("", name).rsplit("/", 1)[-1])
    }
    return days.pop() if len(days) == 1 else None


def name_with_date(name: str, date: str) -> str:
    """The name of a file with the date that a person gave for it: `talks.txt` becomes `talks.dated-2021-02.txt`."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = _GIVEN.sub("", last).rpartition(".")
    return f"{folder}{slash}{stem}.dated-{date}.{ending}" if dot else f"{folder}{slash}{ending}.dated-{date}"


def date_given(name: str) -> str | None:
    """The partial date that a person gave for a file when it was added; None where nobody did."""
    found = _GIVEN.search(name)
    return found["date"] if found is not None and is_partial_date(found["date"]) else None

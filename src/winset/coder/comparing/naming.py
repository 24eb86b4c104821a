"""What a clause names, in one form for English, Japanese and Korean: states, bodies and numbers.

Names come from the reference tables of countries and bodies, so that 北朝鮮, 북한 and DPRK are one thing; a date is its
numbers (4 March, 三月四日 and 3월 4일 share 3 and 4). It tells a reader why two clauses were put together. In the score
itself such names were tried and added nothing: in texts of these governments every clause names them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from winset.reference.countries import countries
from winset.reference.glosses import glosses

__all__ = ["names_in"]

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        (
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ),
        start=1,
    )
}  # fmt: skip
_MONTH: Final = re.compile(rf"\b({'|'.join(_MONTHS)})\b")
_DIGITS: Final = re.compile(r"\d+(?:[,.]\d+)*")
_KANJI: Final = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_WRITTEN: Final = re.compile(r"[〇一二三四五六七八九十]+(?=[年月日か回時つ人名億兆万])")
"""Numbers in characters, before a counter: elsewhere the same characters are parts of words."""
_TEN: Final = 10


def names_in(text: str, lang: str) -> frozenset[str]:
    """What a clause names: the usual English name of states and bodies, and numbers as they are counted."""
    plain = unicodedata.normalize("NFKC", text)
    pattern, names = _known(lang if lang in {"ja", "ko"} else "en")
    return frozenset({names[match[0]] for match in pattern.finditer(plain)} | set(_numbers(plain, lang)))


def _numbers(text: str, lang: str) -> Iterator[str]:
    yield from (match[0].replace(",", "").rstrip(".") for match in _DIGITS.finditer(text))
    if lang == "ja":
        yield from (str(_value(match[0])) for match in _WRITTEN.finditer(text))
    elif lang not in {"ko", "zh"}:
        yield from (str(_MONTHS[match[1]]) for match in _MONTH.finditer(text))


def _value(written: str) -> int:
    """A number written in characters: 三十 is 30, 二〇二五 is 2025."""
    if "十" in written:
        tens, _, ones = written.partition("十")
        return _KANJI.get(tens, 1) * _TEN + _KANJI.get(ones, 0)
    return int("".join(str(_KANJI[character]) for character in written))


@cache
def _known(lang: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern of all names of a language, and the usual English name for each."""
    usual: dict[str, str] = {}
    for land in countries().values():
        if land.until is None:
            words = (*land.names(lang), *(land.adjectives if lang == "en" else ()))
            usual |= {word: land.name for word in words if len(word) > 1 and word not in usual}
    if lang == "en":
        usual |= {name: name for held in ("ja", "ko") for name in glosses(held).values() if name not in usual}
    else:
        usual |= {name: english for name, english in glosses(lang).items() if name not in usual}
    inner = "|".join(re.escape(name) for name in sorted(usual, key=lambda name: (-len(name), name)))
    return re.compile(inner if lang in {"ja", "ko"} else rf"(?<!\w)(?:{inner})(?!\w)"), usual

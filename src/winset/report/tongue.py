"""The language of a report: every sentence of ours from one set of tables, by id, with places for what varies.

What people wrote into the case, and what sources say, stays in its own language and is marked as such.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from markupsafe import Markup, escape

from winset.errors import UnknownName

__all__ = ["DATA", "LANGUAGES", "counted", "data", "language", "messages", "say", "speaking", "words"]

LANGUAGES: Final = ("en", "ja", "ko")
"""Languages that a report can be written in."""
DATA: Final = "en"
"""Language in which the shipped cases are written."""

_SPOKEN: ContextVar[str] = ContextVar("language", default="en")
_PARTICLE: Final = re.compile(r"\[(을/를|이/가|은/는|과/와|으로/로)\]")
_LETTER: Final = re.compile(r"(?:<[^>]*>|[\s\"'“”‘’「」()\[\].,])*$")
_HANGUL: Final = (0xAC00, 0xD7A3)
_FINALS: Final = 28
_RIEUL: Final = 8
_DIGITS: Final = MappingProxyType({"0": 21, "1": 8, "3": 16, "6": 1, "7": 8, "8": 8})
"""Final consonant of the Korean name of a digit, as it counts in the Unicode order; none for 2, 4, 5 and 9."""
_LATIN: Final = MappingProxyType({"l": 8, "m": 16, "n": 4, "r": 8, "k": 1, "p": 17, "t": 19, "g": 21})
"""Final consonant with which a word that ends in the letter is read."""


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Everything said in the block is in this language; raises UnknownName for one without tables."""
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES)
    token = _SPOKEN.set(lang)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language() -> str:
    """The language of the report that is being written."""
    return _SPOKEN.get()


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Every message by id (`section.name`), with its text in each language."""
    found: dict[str, Mapping[str, str]] = {}
    for table in sorted(files("winset.report").joinpath("messages").iterdir(), key=lambda file: file.name):
        if table.name.endswith(".toml"):
            rows = tomllib.loads(table.read_text(encoding="utf8"))
            section = table.name.removesuffix(".toml")
            found |= {f"{section}.{name}": MappingProxyType(row) for name, row in rows.items()}
    return MappingProxyType(found)


def say(message: str, /, **values: Any) -> Markup:
    """A message with its places filled in; values that are no markup are escaped."""
    lang = language()
    text = Markup(messages()[message][lang]).format(**values)  # noqa: S704 - our own tables
    return Markup(_joined(text)) if lang == "ko" else text  # noqa: S704 - as above


def words(message: str, /, **values: Any) -> str:
    """The same as plain text, for charts and names that stand in no markup."""
    lang = language()
    text = messages()[message][lang].format(**values)
    return _joined(text) if lang == "ko" else text


def counted(message: str, number: int) -> str:
    """`1 reading`, `2 readings`: the form for one thing or for several."""
    return words(f"{message}-one" if number == 1 else f"{message}-many", count=f"{number:,}")


def data(text: str) -> Markup:
    """Words of the case, marked as being in the language in which it is written."""
    if language() == DATA or not text:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(DATA, text)


def _joined(text: str) -> str:
    """A Korean sentence with each particle in the form that the word before it asks for."""
    out, at = "", 0
    for found in _PARTICLE.finditer(text):
        out += text[at : found.start()]
        closed, open_ = found[1].split("/")
        final = _final(_LETTER.sub("", out)[-1:])
        plain = final == 0 or (closed == "으로" and final == _RIEUL)
        out, at = out + (open_ if plain else closed), found.end()
    return out + text[at:]


def _final(letter: str) -> int:
    """Final consonant of the syllable, digit or Latin letter that a word ends in; 0 for none."""
    if letter and _HANGUL[0] <= ord(letter) <= _HANGUL[1]:
        return (ord(letter) - _HANGUL[0]) % _FINALS
    return _DIGITS.get(letter) or _LATIN.get(letter.lower()) or 0

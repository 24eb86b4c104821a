"""The names policy: neutral ids, a house form in each language, both names at first mention (`names.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.errors import UnknownName
from winset.reference.table import toml

__all__ = ["LANGUAGES", "ContestedName", "contested_names", "house_name"]

LANGUAGES: Final = ("en", "ja", "ko")
"""Languages with a house form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedName:
    """A thing whose name parties contest."""

    id: str
    """Neutral id."""
    kind: str
    """`place`, `sea`, `state`, `history`, `matter` or `title`."""
    parties: tuple[str, ...]
    """ISO3 of those who contest it."""
    issue: str | None
    """Issue id that it touches."""
    first: Mapping[str, str]
    """Form at first mention, by language: both names."""
    later: Mapping[str, str]
    """Form after that, by language."""
    forms: tuple[str, ...]
    """Words by which texts name it."""


@cache
def contested_names() -> Mapping[str, ContestedName]:
    """All entries by id."""
    return {
        entry["id"]: ContestedName(
            id=entry["id"],
            kind=entry["kind"],
            parties=tuple(entry["parties"]),
            issue=entry.get("issue"),
            first={lang: entry[lang][0] for lang in LANGUAGES},
            later={lang: entry[lang][1] for lang in LANGUAGES},
            forms=tuple(entry["forms"]),
        )
        for entry in toml("names.toml")["name"]
    }


def house_name(name: str, lang: str, *, first: bool = True) -> str:
    """The house form of a contested name, for our own sentences only: quotations are never altered.

    Parameters
    ----------
    name
        Neutral id, such as `sea-of-japan-east-sea`.
    lang
        One of LANGUAGES.
    first
        Whether it is the first mention, which gives both names.

    Raises
    ------
    UnknownName
        The id or the language is not in the table.
    """
    entry = contested_names().get(name)
    if entry is None:
        raise UnknownName("contested name", name, contested_names())
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES)
    return (entry.first if first else entry.later)[lang]

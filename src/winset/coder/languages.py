"""Which coder reads a record: by the language that it states, else by its script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from winset.coder.japanese import coder as japanese
from winset.coder.korean import coder as korean
from winset.coder.particles import ParticleCoder
from winset.sources.language import language_of

__all__ = ["language", "particle_coder"]

_CODERS = {"ja": japanese, "ko": korean}


def language(record: Mapping[str, Any]) -> str:
    """ISO 639-1 code of a record's text; what it states counts unless the script contradicts it."""
    return language_of(record["text"], stated=record.get("lang"))


@cache
def particle_coder(lang: str, countries: tuple[str, ...]) -> ParticleCoder | None:
    """The coder of a language with case particles; None where there is none."""
    make = _CODERS.get(lang)
    return make(countries) if make is not None else None

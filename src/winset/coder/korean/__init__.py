"""Korean, read in the original: `coder` makes the coder of the language, with the part that splits its words."""

from collections.abc import Iterable

from winset.coder.korean.parse import parse
from winset.coder.particles import ParticleCoder

__all__ = ["coder", "parse"]


def coder(countries: Iterable[str] = ()) -> ParticleCoder:
    """The coder of Korean text; countries are ISO3 of the case's own."""
    return ParticleCoder("ko", parse, countries=countries)

"""Japanese, read in the original: `coder` makes the coder of the language, with the part that splits its words."""

from collections.abc import Iterable

from winset.coder.japanese.parse import parse
from winset.coder.particles import ParticleCoder

__all__ = ["coder", "parse"]


def coder(countries: Iterable[str] = ()) -> ParticleCoder:
    """The coder of Japanese text; countries are ISO3 of the case's own."""
    return ParticleCoder("ja", parse, countries=countries)

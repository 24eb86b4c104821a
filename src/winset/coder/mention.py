"""One phrase alone: who it is on a day."""

from __future__ import annotations

from winset.coder.agents import agents
from winset.coder.cast import Cast, Memory
from winset.coder.language import parse_all
from winset.coder.names import names
from winset.coder.parse import Parse
from winset.model import Actor, first_day

__all__ = ["resolve_phrase"]


def resolve_phrase(text: str, day: str | None = None) -> Actor | None:
    """The actor that a phrase names, resolved on a day (a partial date); None for an unknown one.

    A phrase with several actors gives the first.
    """
    parse = next(parse_all([text]))
    cast = Cast(parse, names().hits(text), agents(), Memory(on=first_day(day) if day else None))
    head = _head(parse)
    found = [w for w in (*cast.who(head), *cast.within(head), *cast.everyone()) if w.known]
    if not found:
        return None
    who = found[0]
    start, end = parse.span(who.first, who.last)
    return Actor(country=who.country, sector=who.sector, text=text[start:end], name=who.name)


def _head(parse: Parse) -> int:
    roots = [i for i, head in enumerate(parse.heads) if head == i]
    nouns = [i for i in roots if parse.is_noun(i)]
    return (nouns or roots or [0])[0]

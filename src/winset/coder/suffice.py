"""Whether the actors that were found suffice for an event: nothing is guessed, and private matters are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winset.coder.find import Find
from winset.coder.memory import Who
from winset.coder.parse import Parse

__all__ = ["ALONE", "counts", "suffice"]

ALONE: Final = frozenset(
    (
        "MOBILIZE",
        "PROTEST",
        "CONCEDE",
        "RETREAT",
        "COERCE",
        "AGREE",
        "REJECT",
        "REQUEST",
        "ACCUSE",
        "THREATEN",
        "SUPPORT",
        "ASSAULT",
    )
)
"""Types that can be an event without a target in the text."""
_BUSINESS: Final = frozenset(("BUS", "EDU", "MED"))
_PRIVATE: Final = _BUSINESS | {"CVL", "ELI", "CRM"}
_PUBLIC: Final = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "IGO", "SPY", "REB"))
_DEALS: Final = frozenset(("AGREE", "SUPPORT", "COOPERATE", "CONSULT"))
"""Types of what firms agree among themselves."""
_PLACED: Final = frozenset(("in", "at", "near", "outside", "across"))


def suffice(find: Find, parse: Parse, sources: Sequence[Who], targets: Sequence[Who]) -> bool:
    """Whether the actors make an event of what was found.

    Parameters
    ----------
    find : what the words say
    parse : of the sentence
    sources, targets : who was found in their places
    """
    if not sources:
        return False
    if not any(counts(w) for w in (*sources, *targets)) or _private(find, parse, sources, targets):
        return False
    known_source = any(s.known for s in sources)
    known_target = any(t.known for t in targets)
    if not known_source and not any(t.country and t.sector not in _PRIVATE for t in targets):
        return False
    if not known_target and (not find.alone or find.plover not in ALONE or not any(counts(s) for s in sources)):
        several = find.direction in ("<>", "with") and len(sources) > 1
        return several and known_source
    return True


def _private(find: Find, parse: Parse, sources: Sequence[Who], targets: Sequence[Who]) -> bool:
    """Whether it is a matter among private parties of one state, or of none: firms that agree, people who object."""
    if _among_firms(find, parse, sources, targets) or _crime(find, parse, sources, targets):
        return True
    if find.plover in ("PROTEST", "ASSAULT") and not all(w.sector == "BUS" for w in (*sources, *targets)):
        return False
    loose = find.plover in ("AGREE", "SUPPORT", "COOPERATE", "CONSULT", "AID", "ACCUSE", "REQUEST")
    parties = (*sources, *targets)
    firm = loose and any(w.sector == "BUS" for w in parties)
    if not all(w.sector in (_PRIVATE if loose else _BUSINESS) or (firm and not _stately(w)) for w in parties):
        return False
    return len({w.country for w in (*sources, *targets) if w.country}) < 2  # noqa: PLR2004 - two states


def _among_firms(find: Find, parse: Parse, sources: Sequence[Who], targets: Sequence[Who]) -> bool:
    """Whether firms deal with each other, states being named only as adjectives: "agreed to buy a Swedish maker"."""
    if find.plover not in _DEALS or any(w.sector != "BUS" and w.known for w in sources) or not targets:
        return False
    return not any(_acts_for_state(w, parse) for w in targets)


def _acts_for_state(who: Who, parse: Parse) -> bool:
    bare = who.known and who.sector is None and parse.tags[who.head].startswith("NN")
    return who.sector in _PUBLIC or bool(who.extra) or (bare and who.name is not None)


def _crime(find: Find, parse: Parse, sources: Sequence[Who], targets: Sequence[Who]) -> bool:
    """Whether one person of no state hurts another, the state being only the place: "a man shot his wife in Vienna"."""
    if find.plover not in ("ASSAULT", "COERCE") or not sources:
        return False
    lonely = all(w.sector == "CVL" and not w.country and parse.tags[w.head] == "NN" for w in sources)
    return lonely and all(w.sector is None and _is_place(w, parse) for w in targets)


def _is_place(who: Who, parse: Parse) -> bool:
    return parse.lower[parse.heads[who.head]] in _PLACED


def _stately(who: Who) -> bool:
    """Whether an actor is a state or a body of one, not only a kind of people of no known place."""
    return bool(who.country or who.sector == "IGO" or who.name or who.extra)


def counts(who: Who) -> bool:
    """Whether an actor is one of the world's: a state's, or a body with a name of its own."""
    coded = bool(who.extra) and "~" not in who.extra
    return who.known and bool(who.country or who.sector == "IGO" or coded or who.name)

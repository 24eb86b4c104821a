"""Who states a claim: whoever the sentence says it is attributed to, else the author."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from winset.coder.claims.clause import phrase, subjects
from winset.coder.claims.rules import forms_of
from winset.coder.parse import Parse
from winset.reference.table import rows

__all__ = ["holder_of", "speaker_of"]

LONGEST: Final = 80
"""Code points of a holder's name; a longer phrase is cut to its head."""


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(
        f
        for row in rows("claims/holder_words.csv")
        if row["group"] == group
        for word in row["words"].split("/")
        for f in (forms_of(word.split("_")[0]) if group == "verb" else {word})
    )


@cache
def _phrases() -> re.Pattern[str]:
    told = "|".join(sorted(map(re.escape, _words("phrase")), key=len, reverse=True))
    return re.compile(rf"\b(?:{told})\s+(?P<who>(?:[\w.’'-]+\s+){{0,7}}?[\w.’'-]+)(?=[,.;]|$)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _in_phrase(text: str) -> str | None:
    """Whom a phrase such as "according to" names; kept, because every claim of a sentence asks for it."""
    found = _phrases().search(text)
    return found["who"] if found is not None else None


def holder_of(p: Parse, verb: int) -> str | None:
    """The words that name who states what the clause headed by `verb` says; None for the author."""
    if (named := _in_phrase(p.text)) is not None:
        return named
    for a in (verb, *p.ancestors(verb)):
        head = p.heads[a]
        told = p.deps[a] in {"ccomp", "xcomp", "parataxis"} and p.lower[head] in _words("verb") and a != head
        if told and (who := speaker_of(p, head, a)) is not None:
            return who
        for k in p.kids[a]:
            if p.deps[k] in {"parataxis", "ccomp"} and p.lower[k] in _words("verb") and _is_tag(p, k, a):
                return speaker_of(p, k, a)
    return None


def _is_tag(p: Parse, said: int, verb: int) -> bool:
    """Whether "analysts say" stands after or inside what is said: it has a subject and no complement of its own."""
    return bool(subjects(p, said)) and not p.having(said, "ccomp", "dobj", "xcomp") and said > verb


def speaker_of(p: Parse, said: int, claim: int = -1) -> str | None:
    """The words of the subject of a verb of saying; None where it means the author."""
    heads = [s for s in p.having(said, "nsubj") if s != claim]
    if not heads or p.lower[heads[0]] in _words("author") or p.tags[heads[0]] in {"WP", "WDT", "EX"}:
        return None
    tokens = sorted(j for j in phrase(p, heads[0]) if abs(j - heads[0]) < LONGEST // 4)
    start, end = p.starts[tokens[0]], p.ends[tokens[-1]]
    words = p.text[start:end]
    return words if len(words) <= LONGEST else p.words[heads[0]]

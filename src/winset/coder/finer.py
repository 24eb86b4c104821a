"""The third and fourth digit of a CAMEO code, where the words around an act say what it is about.

The table `reference/lexicon/finer.csv` is for people: a row has an id, the codes that it makes finer, words of which
one must stand in the clause of the act (`lift+sanction`: all of them), the finer code, and an example of our own. A
test is made from every row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from winset.coder.find import Find
from winset.coder.inflect import noun_forms, verb_forms
from winset.coder.lexicon import table
from winset.coder.parse import Parse

__all__ = ["finer_code"]

Words = tuple[re.Pattern[str], ...]
_BESIDE: Final = frozenset(("nsubj", "nsubjpass", "parataxis", "relcl"))
"""What hangs on an act and does not say what it is about."""


@cache
def _rows() -> Mapping[str, tuple[tuple[tuple[Words, ...], str], ...]]:
    """Code to the rows that make it finer, each with its alternatives."""
    out: defaultdict[str, list[tuple[tuple[Words, ...], str]]] = defaultdict(list)
    for row in table("finer.csv"):
        alternatives = tuple(tuple(map(_pattern, word.split("+"))) for word in row["words"].split("/"))
        for code in row["of"].split("/"):
            out[code].append((alternatives, row["code"]))
    return {code: tuple(rows) for code, rows in out.items()}


def _pattern(words: str) -> re.Pattern[str]:
    *front, last = words.split(" ")
    if front:
        firsts = "|".join(sorted({front[0], *verb_forms(front[0])}))
        lasts = "|".join(sorted({last, *noun_forms(last)}))
        middle = " ".join(front[1:])
        inner = f"(?:{firsts}) (?:the |a |an |its )?{middle + ' ' if middle else ''}(?:{lasts})"
    else:
        inner = "|".join(sorted({last, *noun_forms(last), *verb_forms(last)}))
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])")


def finer_code(cameo: str, find: Find, parse: Parse) -> str:
    """The code with as many digits as the words support.

    Parameters
    ----------
    cameo : as the rule gives it
    find : the act
    parse : of its sentence
    """
    rows = _rows().get(cameo)
    if rows is None:
        return cameo
    about = " ".join(parse.lower[i] for i in sorted(_about(find, parse))).replace(" - ", "-")
    return next(
        (code for alternatives, code in rows if any(all(w.search(about) for w in words) for words in alternatives)),
        cameo,
    )


def _about(find: Find, parse: Parse) -> Iterator[int]:
    """Tokens of the act's own words and of what hangs on them, without its doer and without other sentences."""
    stack = [find.head]
    while stack:
        i = stack.pop()
        yield i
        stack.extend(
            k
            for k in parse.kids[i]
            if i != find.head or (parse.deps[k] not in _BESIDE and not _other_sentence(parse, k, find.head))
        )
    for i in find.trigger:
        if parse.deps[i] in ("nsubj", "nsubjpass", "aux"):
            yield from parse.subtree(i)


def _other_sentence(parse: Parse, k: int, head: int) -> bool:
    """Whether a coordinated verb has a subject of its own."""
    return parse.deps[k] == "conj" and parse.is_verb(head) and bool(parse.having(k, "nsubj"))

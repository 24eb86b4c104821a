"""What people write into a search field, as an expression of SQLite's full-text index.

``words together`` all of them; ``"these words"`` side by side; ``-not`` without it; ``this OR that``; ``begin*`` words
that begin so; ``lang:ja``, ``kind:option``, ``after:2019-07``, ``before:2020`` narrow the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from winset.errors import BadInput, Problem
from winset.model import first_day, is_partial_date
from winset.store.bigrams import is_paired, words

__all__ = ["KINDS", "Wording", "wording"]

KINDS: Final = ("sentence", "title", "claim", "chronicle", "option", "constraint")
"""What can be found."""
_PIECE: Final = re.compile(
    r'(?P<no>-?)(?:(?P<name>lang|kind|after|before):(?P<value>\S+)|"(?P<phrase>[^"]*)"?|(?P<word>\S+))'
)
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»「」『』＂", '"') | {"　": " "})
_HANGUL: Final = re.compile("[\uac00-\ud7a3]+")
_SPLIT: Final = range(3, 11)
"""Letters of Korean words that may be written as two; others are looked for as they are written only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A search, understood."""

    match: str
    """Expression of the full-text index."""
    langs: tuple[str, ...]
    """ISO 639-1; none means all."""
    kinds: tuple[str, ...]
    """Of KINDS; none means all."""
    after: str | None
    """First day."""
    before: str | None
    """First day that is too late."""
    letters: frozenset[str]
    """Single letters of scripts without blanks that were asked for: words that begin with one fit."""
    also: tuple[str, ...]
    """Names in other scripts that were looked for too."""


def wording(query: str, *, names: Callable[[str], Sequence[str]] = lambda _: ()) -> Wording:
    """Understand a search.

    Parameters
    ----------
    query : as people write it
    names : (name in English) -> its forms in other scripts, looked for beside a word or phrase without quotes

    Raises
    ------
    BadInput : no word to look for, or a filter that says nothing
    """
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    narrowed: dict[str, list[str]] = {"lang": [], "kind": [], "after": [], "before": []}
    also: list[str] = []
    letters: set[str] = set()
    either = False
    for match in _PIECE.finditer(query.translate(_QUOTES)):
        if match["name"]:
            narrowed[match["name"]].append(_checked(match["name"], match["value"]))
            continue
        if match["word"] == "OR" and not match["no"] and wanted:
            either = True
            continue
        found = _expression(match["phrase"], match["word"])
        if not found:
            continue
        said = match["phrase"] if match["word"] is None else match["word"]
        letters |= {said} if len(said) == 1 and is_paired(said) else set()
        if match["no"]:
            unwanted.append(found)
        else:
            natives = [n for n in names(match["word"]) if words(n)] if match["word"] else []
            also.extend(natives)
            group = [found, *(_expression(native, None) for native in natives)]
            wanted[-1:] = [[*wanted[-1], *group]] if either else [*wanted[-1:], group]
        either = False
    if not wanted:
        raise _refused('name at least one word to look for, such as: chips "export controls" -China lang:ja')
    return Wording(
        match=_joined(wanted, unwanted),
        langs=tuple(narrowed["lang"]),
        kinds=tuple(narrowed["kind"]),
        after=max(map(_first, narrowed["after"]), default=None),
        before=min(map(_first, narrowed["before"]), default=None),
        letters=frozenset(letters),
        also=tuple(dict.fromkeys(also)),
    )


def _joined(wanted: Sequence[Sequence[str]], unwanted: Sequence[str]) -> str:
    all_of = " AND ".join(f"({' OR '.join(group)})" for group in wanted)
    return f"({all_of})" + "".join(f" NOT ({one})" for one in unwanted)


def _expression(phrase: str | None, word: str | None) -> str:
    """A phrase or word as a phrase of the index; empty where it holds no letter or digit."""
    text = phrase if phrase is not None else word or ""
    listed = [found.text for found in words(text)]
    if not listed:
        return ""
    last = text.rstrip("*")[-1:]
    paired = bool(last) and is_paired(last)
    if paired and len(listed) > 1 and len(listed[-1]) == 1 and len(listed[-2]) > 1 and is_paired(listed[-2]):
        listed.pop()  # the run may go on in the text
        paired = False
    begins = paired or (word is not None and word.endswith("*"))
    plain = _quoted(listed) + (" *" if begins and not _ends_in_pair(listed) else "")
    split = _apart(word) if word is not None else []
    return f"({' OR '.join([plain, *split])})" if split else plain


def _ends_in_pair(listed: Sequence[str]) -> bool:
    return len(listed[-1]) > 1 and is_paired(listed[-1])


def _quoted(listed: Sequence[str]) -> str:
    return '"' + " ".join(listed) + '"'


def _apart(word: str) -> list[str]:
    """A Korean word as two with a blank between them: 한일관계 is written 한일 관계 too."""
    if not _HANGUL.fullmatch(word) or len(word) not in _SPLIT:
        return []
    cuts = [f"{word[:at]} {word[at:]}" for at in range(1, len(word))]
    return [_expression(cut, None) for cut in cuts]


def _checked(name: str, value: str) -> str:
    if name == "kind" and value not in KINDS:
        raise _refused(f"kind:{value} is none of {', '.join(KINDS)}")
    if name in ("after", "before") and not is_partial_date(value):
        raise _refused(f"{name}:{value} is no date; write it like {name}:2021-02-01, {name}:2021-02 or {name}:2021")
    return value.casefold() if name == "lang" else value


def _first(value: str) -> str:
    return first_day(value).isoformat()


def _refused(what: str) -> BadInput:
    return BadInput([Problem(file="search", code="query", what=what)])

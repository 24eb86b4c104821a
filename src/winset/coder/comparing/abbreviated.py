"""Names that a text abbreviates, from where it says so: "World Health Organization (WHO)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

__all__ = ["abbreviations_in", "shortened"]

_LITTLE: Final = "of|the|for|and|on|in|to|’s|'s"
_NAME: Final = rf"(?:[A-Z][\w’'-]*|{_LITTLE})"
_GIVEN: Final = re.compile(
    rf"(?P<name>{_NAME}(?: (?:[A-Z][\w’'&-]*|{_LITTLE}))+),? \([“\"]?(?:the )?(?P<short>[A-Z][A-Za-z-]{{1,9}})[”\"]?\)"
)
"""Words with capitals, and their letters in brackets."""
_BRACKETS: Final = re.compile(r" ?\([“\"]?[A-Z][A-Za-z-]{1,9}[”\"]?\)")
_PART: Final = re.compile(r"[\s-]+")


def abbreviations_in(lines: Iterable[str]) -> Mapping[str, str]:
    """Names and their short forms, as some lines give them; the name is the fewest words that have its letters."""
    found: dict[str, str] = {}
    for line in lines:
        for match in _GIVEN.finditer(line):
            if name := _name(match["name"].split(), match["short"]):
                found[name] = match["short"]
    return found


def shortened(line: str, known: Mapping[str, str]) -> str:
    """A line with the short form for each known name, once: not also in brackets behind it."""
    bare = _BRACKETS.sub("", line)
    if not known:
        return bare
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda match: known[match[0]], bare)


def _name(words: list[str], short: str) -> str:
    """The fewest last words that begin with the first letter and have a capital for each; one word may have two."""
    letters = [letter for letter in short if letter.isupper()]
    for start in range(len(words) - 1, -1, -1):
        heads = [part[0] for part in _PART.split(" ".join(words[start:])) if part[:1].isupper()]
        if words[start][0] == letters[0] and len(heads) >= max(2, len(letters) - 1):
            return " ".join(words[start:])
    return ""

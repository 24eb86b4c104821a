"""The block between two lines of `---` at the head of a Markdown file: names with text or lists of text.

The part of YAML that such files use: plain, quoted and folded values, block values, lists. Nothing is executed and
nothing refers to anything else; what is beyond that part is kept as text.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Values", "front_matter"]

Values = dict[str, str | tuple[str, ...]]
_FENCE: Final = "---"
_KEY: Final = re.compile(r"^(?P<key>[A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(?P<value>.*)|\s*)$")
_ITEM: Final = re.compile(r"^\s*-\s+(?P<value>.*)$")
_ESCAPES: Final = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "0": "\x00",
    "_": "\xa0",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LONGEST: Final = 100_000
"""Characters of the block; a longer one is text that happens to start with a line."""


def front_matter(text: str) -> tuple[Values, int]:
    """The named values at the head of a text, and where the rest of it starts.

    Returns
    -------
    (values, offset); no values and offset 0 where the text has no such head or it is not closed.
    """
    if not text.startswith(_FENCE + "\n"):
        return {}, 0
    close = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|$)").search(text, len(_FENCE), _LONGEST)
    if close is None:
        return {}, 0
    lines = text[len(_FENCE) + 1 : close.start() + 1].split("\n")
    found: Values = {}
    at = 0
    while at < len(lines):
        key = _KEY.match(lines[at])
        if key is None:
            at += 1
            continue
        held = [key["value"] or ""]
        at += 1
        while at < len(lines) and (not lines[at].strip() or lines[at][0] in " \t" or _ITEM.match(lines[at])):
            held.append(lines[at])
            at += 1
        found[key["key"]] = _value(held)
    return found, close.end()


def _value(held: list[str]) -> str | tuple[str, ...]:
    first = held[0].strip()
    rest = held[1:]
    if first[:1] in {"|", ">"}:
        joint = "\n" if first[0] == "|" else " "
        return joint.join(line.strip() for line in rest).strip()
    if not first and any(_ITEM.match(line) for line in rest):
        return tuple(_scalar(item["value"]) for line in rest if (item := _ITEM.match(line)))
    if first.startswith("[") and first.endswith("]"):
        return tuple(_scalar(part) for part in first[1:-1].split(",") if part.strip())
    return _scalar(_folded(first, rest))


def _folded(first: str, rest: list[str]) -> str:
    """Lines of one value put together: a backslash at the end joins without a blank, an empty line is a line end."""
    text = first
    for line in rest:
        if text.endswith("\\") and text.startswith('"'):
            text = text[:-1] + line.strip()
        else:
            text += " " + line.strip() if line.strip() else ""
    return text.strip()


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescaped, text[1:-1])
    return text.split(" #", 1)[0].rstrip()


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return _ESCAPES.get(match[4], match[4])
    number = int(code, 16)
    surrogate = 0xD800 <= number <= 0xDFFF  # noqa: PLR2004 - halves of a character
    return "\ufffd" if surrogate or number > 0x10FFFF else chr(number)  # noqa: PLR2004 - the last code point

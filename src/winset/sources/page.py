"""A page of HTML as it reads: its text from top to bottom, block by block, with the place of each in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from winset.errors import Problem
from winset.model import Span
from winset.sources.decode import decoded, has_undecodable
from winset.sources.limits import Limits

__all__ = ["Page", "PageBlock", "read_page"]

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "canvas", "math"}
)
_INLINE: Final = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_PLACES: Final = frozenset(
    {"nav", "aside", "footer", "figcaption", "figure", "h1", "h2", "h3", "header", "button", "form"}
)
_LETTER: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph, heading, list item or cell as a reader sees it."""

    start: int
    """First code point of the page's text."""
    end: int
    text: str
    places: frozenset[str]
    """Tags that it stands in, of those of `_PLACES`."""

    @property
    def span(self) -> Span:
        """Range of the page's text."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page."""

    markup: str
    """Its HTML."""
    root: Any
    """Its tree."""
    text: str
    """Everything that a reader sees, one block a line."""
    blocks: tuple[PageBlock, ...]


def read_page(data: bytes, *, file: str, limits: Limits) -> tuple[Page | None, list[Problem]]:
    """Parse the bytes of a page; what cannot be read is a Problem."""
    if len(data) > limits.page_bytes:
        what = f"the page has {len(data)} bytes, more than the {limits.page_bytes} allowed"
        return None, [Problem(file=file, code="too-large", what=what)]
    markup, problems = _markup(data, file)
    if markup is None:
        return None, problems
    try:
        parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
        root = lxml_html.document_fromstring(markup, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        what = f"the page cannot be parsed ({str(error)[:80]}); save it again from a browser"
        return None, [Problem(file=file, code="html", what=what)]
    text, blocks = _rendered(root)
    return Page(markup, root, text, blocks), []


def _markup(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The page as text: UTF-8, or what its `charset` says."""
    text, problems = decoded(data, file=file)
    if problems:
        return None, problems
    if has_undecodable(text):
        named = _CHARSET.search(data[:4096])
        try:
            text = data.decode(named[1].decode("ascii")) if named else ""
        except (LookupError, UnicodeDecodeError):
            text = ""
        if not text:
            what = "the page is neither UTF-8 nor in the charset that it states; save it as UTF-8"
            return None, [Problem(file=file, code="encoding", what=what)]
    text = _DECLARATION.sub("", text.replace("\x00", ""))
    if not text.strip():
        return None, [Problem(file=file, code="empty", what="the file is empty")]
    return text, []


def _rendered(root: Any) -> tuple[str, tuple[PageBlock, ...]]:  # noqa: ANN401 - lxml ships no types
    blocks: list[PageBlock] = []
    at = 0
    for words, places in _runs(root):
        text = " ".join(words.split())
        if _LETTER.search(text):
            blocks.append(PageBlock(at, at + len(text), text, places))
            at += len(text) + 1
    return "\n".join(block.text for block in blocks), tuple(blocks)


def _runs(root: Any) -> Iterator[tuple[str, frozenset[str]]]:  # noqa: ANN401 - lxml ships no types
    """Text between two borders of blocks, with the places that it stands in."""
    words: list[str] = []
    open_places: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "comment"
        border = tag not in _INLINE
        if border:
            yield "".join(words), frozenset(open_places)
            words = []
        if event == "start":
            hidden += tag in _HIDDEN
            if tag in _PLACES:
                open_places.append(tag)
            if node.text and not hidden:
                words.append(node.text)
        else:
            hidden -= tag in _HIDDEN
            if tag in _PLACES:
                open_places.remove(tag)
            if node.tail and not hidden:
                words.append(node.tail)
    yield "".join(words), frozenset(open_places)

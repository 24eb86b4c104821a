"""Sentences of the page as runs of text: what is bold, what is small, which number or page a link opens."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

__all__ = ["Run", "runs_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one form."""

    text: str
    bold: bool = False
    small: bool = False
    number: str | None = None
    """Id of the number that it shows, such as `n12`."""
    lang: str | None = None
    """Language, where it is another than that of the document."""
    url: str | None = None
    """Page on the web that it leads to."""


def runs_of(markup: str) -> tuple[Run, ...]:
    """Runs of a sentence in the page's own HTML; plain text is one run."""
    parser = _Parser()
    parser.feed(str(markup))
    parser.close()
    return tuple(parser.runs)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._bold = 0
        self._number: str | None = None
        self._url: str | None = None
        self._spans: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._bold += tag == "b"
        if tag == "span":
            self._spans.append(found.get("lang"))
        if tag == "a" and found.get("class") == "n":
            self._number = str(found["href"]).removeprefix("#")
        elif tag == "a" and str(found.get("href")).startswith(("http://", "https://")):
            self._url = found["href"]

    def handle_endtag(self, tag: str) -> None:
        self._bold -= tag == "b"
        if tag == "span":
            self._spans.pop()
        if tag == "a":
            self._number = self._url = None

    def handle_data(self, data: str) -> None:
        lang = next((lang for lang in reversed(self._spans) if lang), None)
        small = None in self._spans
        bold = self._bold > 0
        self.runs.append(Run(text=data, bold=bold, small=small, number=self._number, lang=lang, url=self._url))

"""Feeds give an article an entry, whatever their dialect."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import Problem
from winset.sources.feed import feed_entries, is_feed, read_feed
from winset.sources.held import Held
from winset.sources.limits import Limits

TEXT = "<p>The two governments agreed to hold talks.</p><p>Gas &amp; power were named.</p>"
URL = "https://example.org/a?b=1&c=2"


def split(data: bytes) -> tuple[list[Held], list[str]]:
    found = list(read_feed(data, file="f.xml"))
    return [x for x in found if isinstance(x, Held)], [x.code for x in found if isinstance(x, Problem)]


def test_entries_of_rss(papers: ModuleType) -> None:
    data = papers.rss([("Talks", URL, "Tue, 04 May 2021 23:30:00 +0900", TEXT), ("Empty", URL + "2", "", "")])
    held, problems = split(data)
    assert is_feed(data)
    assert problems == ["no-text"]
    article = held[0].article
    assert article.body == "The two governments agreed to hold talks.\n\nGas & power were named."
    assert (article.title, article.url, article.publisher) == ("Talks", URL, "The Paper")
    assert (article.date, article.date_reason) == ("2021-05-04", "pubDate of the feed's entry")
    assert held[0].document("s").id != Held(article=article, data=data, file="f.xml").document("s").id


def test_entries_of_atom(papers: ModuleType) -> None:
    held, problems = split(papers.atom([("Talks", URL, "2021-05-04T08:00:00Z", TEXT)]))
    assert problems == []
    article = held[0].article
    assert (article.date, article.author, article.url) == ("2021-05-04", "Ada Example", URL)
    assert "Gas & power" in article.body


def test_an_entry_that_stands_twice_counts_once(papers: ModuleType) -> None:
    item = ("Talks", URL, "Tue, 04 May 2021 23:30:00 +0900", TEXT)
    assert len(split(papers.rss([item, item]))[0]) == 1


def test_small_faults_are_mended_and_a_missing_date_is_said(papers: ModuleType) -> None:
    data = papers.rss([("Talks", "https://example.org/", "soon", "Talks & more were held.")])
    held, problems = split(data.replace(b"&amp;", b"&"))
    assert problems == ["no-date"]
    assert "Talks" in held[0].article.body


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<a><b/></a>", "no-feed"),
        (b"nothing", "xml"),
        (b"", "xml"),
        (b"<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel/></rss>", "entities"),
        ("<!DOCTYPE r [<!ENTITY a 'aaaa'>]><rss/>".encode("utf-16"), "entities"),
        (b"<rss>" + b" " * 2000 + b"</rss>", "too-large"),
        (b"<rss>" + b"<channel>" * 5000, "no-feed"),
    ],
)
def test_what_is_no_feed_is_a_sentence(data: bytes, code: str) -> None:
    size = 1000 if code == "too-large" else 1_000_000
    entries, problems = feed_entries(data, file="f.xml", limits=Limits(document_bytes=size))
    assert entries == ()
    assert [p.code for p in problems] == [code]


@given(st.binary(max_size=200), st.integers(0, 600))
def test_damaged_feeds_give_entries_or_a_sentence(papers: ModuleType, noise: bytes, at: int) -> None:
    data = papers.rss([("Talks", URL, "Tue, 04 May 2021 23:30:00 +0900", TEXT)])
    list(read_feed(data[:at] + noise + data[at:], file="f.xml"))
    list(read_feed(data[:at] + noise, file="f.xml"))

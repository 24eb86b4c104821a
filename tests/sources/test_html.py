"""The article comes out of a page of HTML, with its date and its place in the page's text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.sources.html import read_html
from winset.sources.limits import Limits

ONE = (
    "The two governments agreed on Monday to hold annual talks on the price of gas, after a year in which neither side "
    "had answered the letters of the other, officials said."
)
TWO = (
    "The talks will start in spring in the smaller of the two capitals, and firms from both countries will be asked to "
    "send people who know the pipes and the contracts."
)
OTHER = (
    "In quite another story, a minister of a third country resigned on Tuesday after a newspaper printed letters that "
    "he had written to a maker of boats, which he denied."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Gas talks agreed - The Paper</title>
<meta property="og:site_name" content="The Paper"><meta name="author" content="Ada Writer">
<meta property="article:published_time" content="2021-03-02T10:00:00+00:00">
<link rel="canonical" href="https://paper.example/gas"><script>var x = "hidden words";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Gas talks agreed between neighbours</h1>
<figure><img src="a.jpg"><figcaption>Pipes (Photo: Agency)</figcaption></figure>
<p>{ONE.replace("annual talks", "<b>annual</b> <a href='/t'>talks</a>")}</p>
<div class="newsletter"><p>Sign up for our newsletter</p></div><p>{TWO}</p>
<p>{ONE.replace("Monday", "Friday")}</p></article>
<aside><h3>Related articles</h3><a href="/b">Minister resigns over boats</a><p>{OTHER}</p></aside>
<footer><p>© 2021 The Paper. All rights reserved.</p></footer></body></html>"""


def test_the_article_of_a_page() -> None:
    article, problems = read_html(PAGE.encode(), file="p.html")
    assert problems == []
    assert article is not None
    assert article.body.split("\n\n") == [ONE, TWO, ONE.replace("Monday", "Friday")]
    assert article.title == "Gas talks agreed between neighbours"
    assert (article.author, article.publisher, article.url) == ("Ada Writer", "The Paper", "https://paper.example/gas")
    assert (article.date, article.date_reason) == ("2021-03-02", "meta tag 'article:published_time'")
    assert article.lang == "en"
    assert "Minister resigns over boats" in article.text
    assert "hidden words" not in article.text
    at = article.body.index("annual talks")
    start, end = article.in_original((at, at + 12))
    assert article.text[start:end] == "annual talks"


def test_the_date_of_linked_data_comes_first() -> None:
    linked = '{"@type":"NewsArticle","datePublished":"2021-03-01","author":[{"name":"B"}]}'
    told = f'<script type="application/ld+json">{linked}</script>'
    article, _ = read_html(PAGE.replace("<nav>", told + "<nav>").encode(), file="p.html")
    assert article is not None
    assert (article.date, article.author) == ("2021-03-01", "B")


def test_a_missing_date_is_a_problem_and_the_article_is_kept() -> None:
    page = (
        f"<html><body><h1>Gas talks agreed</h1><article><p>{ONE}</p><p>{TWO}</p><p>{OTHER}</p></article></body></html>"
    )
    article, problems = read_html(page.encode(), file="p.html")
    assert article is not None
    assert article.date is None
    assert [p.code for p in problems] == ["no-date"]


def test_a_page_in_another_charset() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="shift_jis">').replace(
        "Gas talks agreed between", "ガス協議が合意"
    )
    article, _ = read_html(page.encode("shift_jis", "ignore"), file="p.html")
    assert article is not None
    assert "ガス協議" in article.title


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<html><body><p>Hi</p></body></html>", "no-article"),
        (b"<html><body>\xff\xfe\xfd</body></html>", "encoding"),
        (b"<p>" + b"x" * 3000, "too-large"),
        (b"<!-- nothing -->", "html"),
    ],
)
def test_what_cannot_be_read_is_a_problem(data: bytes, code: str) -> None:
    article, problems = read_html(data, file="p.html", limits=Limits(page_bytes=2000))
    assert article is None
    assert [p.code for p in problems] == [code]


def test_an_entity_reaches_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read " * 20, encoding="utf-8")
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>' + PAGE.replace(
        TWO, "&x; " + TWO
    )
    article, _ = read_html(page.encode(), file="p.html")
    assert article is None or "do not read" not in article.text


TAGS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<h1>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<a href='",
            "'>",
            "&#x0;",
            "&amp",
            ONE,
            "x",
        ]
    )
).map("".join)


@settings(max_examples=60)
@given(st.one_of(TAGS.map(str.encode), st.binary(max_size=200)))
def test_no_bytes_raise(data: bytes) -> None:
    article, problems = read_html(data, file="f.html")
    assert article is not None or problems
    if article is not None:
        for piece in article.pieces:
            told = article.text[piece.text : piece.text + piece.length]
            assert told == article.body[piece.body : piece.body + piece.length]


@pytest.mark.parametrize(
    "page", ["<div>" * 20_000, "<p>" * 20_000 + ONE, "<a " * 50_000, "<table><tr><td>" * 5_000], ids=len
)
def test_nested_tags_end_in_time(page: str) -> None:
    begun = time.monotonic()
    read_html(page.encode(), file="f.html")
    assert time.monotonic() - begun < 20

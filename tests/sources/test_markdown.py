"""Markdown files give their words, their date and their place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.sources.limits import Limits
from winset.sources.markdown import read_markdown

FILE = """---
date: '2024-10-25'
title: Joint readout
source_url: https://www.example.gov/a/b/
lang: en
---

# A **bold** heading

The two *sides* met in [the capital](https://example.org/x) and
agreed on `three` points, ![a picture](p.png)with snake_case and 2*3.

- first item
- second item
  goes on

> quoted words@@
> next line

<p class="x"
   id="y">Tagged</p> <!-- a
comment --> end\\_of \\# it

***
\\###
""".replace("@@", "  ")


def test_words_come_without_marks() -> None:
    article, problems = read_markdown(FILE.encode(), file="f.md")
    assert problems == []
    assert article is not None
    assert article.body.split("\n\n") == [
        "A bold heading",
        "The two sides met in the capital and agreed on three points, with snake_case and 2*3.",
        "first item",
        "second item goes on",
        "quoted words",
        "next line",
        "Tagged  end_of # it",
    ]
    assert article.title == "Joint readout"
    assert article.date == "2024-10-25"
    assert article.url == "https://www.example.gov/a/b/"
    assert article.publisher == "www.example.gov"
    at = article.body.index("capital")
    start, end = article.in_original((at, at + 7))
    assert article.text[start:end] == "capital"


def test_without_a_head_the_heading_and_the_name_tell() -> None:
    article, problems = read_markdown(b"# Title of it\n\nSome words.", file="2024-10-25-x.md")
    assert article is not None
    assert (article.title, article.date, problems) == ("Title of it", "2024-10-25", [])


def test_a_missing_date_is_a_problem_and_the_article_is_kept() -> None:
    article, problems = read_markdown(b"Some words.", file="x.md")
    assert article is not None
    assert article.date is None
    assert [(p.code, p.column) for p in problems] == [("no-date", "date")]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"---\na: b\n---\n", "empty"), (b"\xff\xff", "encoding"), (b"x" * 200, "too-large")],
)
def test_what_cannot_be_read_is_a_problem(data: bytes, code: str) -> None:
    article, problems = read_markdown(data, file="x.md", limits=Limits(page_bytes=100))
    assert article is None
    assert [p.code for p in problems] == [code]


def test_all_documents_of_the_white_house_are_read_with_their_date(shared: Path) -> None:
    archive = zipfile.ZipFile(shared / "data" / "text" / "whitehouse_2021_2026_japan_korea.zip")
    names = [name for name in archive.namelist() if name.endswith(".md")]
    assert len(names) == 651
    for name in names[::7]:
        article, problems = read_markdown(archive.read(name), file=name)
        assert article is not None, name
        assert problems == [], name
        assert article.date == name.rsplit("/", 1)[-1][:10], name
        assert article.title
        assert article.lang == "en"
        assert article.url
        assert len(article.body) > 100
        assert "<img" not in article.body


MARKS = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "_",
            "`",
            "[",
            "](",
            ")",
            "![",
            "<a ",
            ">",
            "<!--",
            "-->",
            "\\",
            "#",
            "---",
            "\n",
            "  \n",
            "word",
            " ",
        ]
    )
).map("".join)


@given(st.one_of(MARKS, st.text(max_size=200)))
def test_any_text_gives_words_that_stand_in_it(text: str) -> None:
    article, problems = read_markdown(text.encode("utf-8", "ignore"), file="f.md")
    if article is None:
        assert problems
        return
    for piece in article.pieces:
        told = article.text[piece.text : piece.text + piece.length]
        assert told == article.body[piece.body : piece.body + piece.length]


def test_hostile_marks_take_linear_time() -> None:
    for text in ("[" * 200_000, "<a " * 200_000, "*" * 300_000, "![](" * 100_000, "<!--" * 100_000, "\\" * 300_000):
        read_markdown(text.encode(), file="f.md")

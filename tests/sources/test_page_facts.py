"""Title, author, publisher and date of pages of many shapes, and the article in each."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from winset.sources.html import read_html
from winset.sources.limits import Limits
from winset.sources.page import read_page
from winset.sources.page_facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parent / "doubles"))
shapes: Any = importlib.import_module("shapes")


@pytest.mark.parametrize("shape", shapes.SHAPES, ids=lambda shape: shape.name)
def test_a_page_of_each_shape(shape: Any) -> None:  # noqa: ANN401 - a module of doubles
    article, problems = read_html(shape.page.encode(), file="page.html")
    assert article is not None
    assert not problems
    assert (article.title, article.author, article.publisher) == (shape.title, shape.author, shape.publisher)
    assert article.date == shape.date, article.date_reason
    assert article.body.split("\n\n") == list(shape.inside)
    for words in shape.outside:
        assert words in article.text or words.startswith("Photo")
        assert words not in article.body


def facts(head: str, body: str = "") -> Facts:
    page, _ = read_page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), file="p.html", limits=Limits())
    assert page is not None
    return Facts(page)


def tags(**content: str) -> Iterator[str]:
    for name, told in content.items():
        yield f'<meta name="{name}" content="{told}">'


def test_an_address_is_no_author() -> None:
    assert facts("".join(tags(author="https://example.org/jane"))).author(0) is None
    assert facts("".join(tags(author="https://example.org/jane", **{"dc.creator": "Jane Doe"}))).author(0) == "Jane Doe"


@pytest.mark.parametrize(
    "told", ["{", "[]", "3", '{"@graph": 3}', '{"@type": "Article", "author": [null, 3, {"@id": {}}]}', '"Article"']
)
def test_odd_linked_data_are_passed_over(told: str) -> None:
    found = facts(f'<script type="application/ld+json">{told}</script><title>A - B</title>')
    assert found.author(0) is None
    assert found.date(0)[0] is None


def test_a_line_near_the_heading_tells_the_day_before_one_elsewhere() -> None:
    body = "<p>1 March 2020</p><h1>A long title</h1><p>2 March 2021</p><p>Words of the article.</p><p>3 May 2022</p>"
    found = facts("", body)
    assert found.date(len(found.page.text) - 30) == ("2021-03-02", "a line of the page: 2 March 2021")


def test_an_unclear_date_says_so() -> None:
    day, reason = facts("", "<p>04/05/2021</p>").date(0)
    assert day == "2021"
    assert "can be read in two ways" in reason

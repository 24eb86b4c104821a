"""A body knows where each of its words stands in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.sources.article import Article, assembled, document, document_id


def article(text: str, paragraphs: list[list[tuple[int, int]]], joint: str = " ") -> Article:
    body, pieces = assembled(text, paragraphs, joint=joint)
    return Article(
        title="t",
        author=None,
        publisher=None,
        url=None,
        date="2020",
        date_reason="r",
        lang="en",
        text=text,
        body=body,
        pieces=pieces,
    )


TEXT = "nav\n**Two** words\non two lines\n\nad\n\nlast one"


def test_lines_are_joined_and_marks_are_not() -> None:
    found = article(TEXT, [[(6, 9), (11, 17), (18, 30)], [(36, 44)]])
    assert found.body == "Two words on two lines\n\nlast one"
    assert found.body_spans == ((6, 9), (11, 30), (36, 44))
    assert found.in_original((0, 9)) == (6, 17)
    start, end = found.in_original((10, 12))
    assert TEXT[start:end] == "on"


def test_without_blanks_between_lines() -> None:
    assert article("日本\n語", [[(0, 2), (3, 4)]], joint="").body == "日本語"


def test_a_range_outside_the_body_is_refused() -> None:
    found = article(TEXT, [[(36, 44)]])
    for span in ((0, 9), (-1, 2), (3, 3)):
        with pytest.raises(ValueError, match="not a range"):
            found.in_original(span)


@given(st.data())
def test_words_of_the_body_are_the_words_at_their_place(data: st.DataObject) -> None:
    text = data.draw(st.text("ab \n*", min_size=20, max_size=60))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=12)))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if text[a:b].strip()]
    if not spans:
        return
    found = article(text, [spans[: len(spans) // 2 + 1], spans[len(spans) // 2 + 1 :] or [spans[-1]]])
    for at, letter in enumerate(found.body):
        if letter in "ab*":
            start, end = found.in_original((at, at + 1))
            assert text[start:end] == letter


def test_a_document_is_known_from_its_publication_and_named_by_its_bytes() -> None:
    found = document(article(TEXT, [[(36, 44)]]), b"x", file="f.txt", source="s")
    assert found.known_from == found.date == "2020"
    assert found.text == "last one"
    assert found.id == document_id(b"x")
    assert document_id(b"x", "a") != document_id(b"x", "b") != document_id(b"xb", "")
    assert len(found.id) == 16

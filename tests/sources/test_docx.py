"""Word documents give their paragraphs, and what is broken gives a sentence."""

from __future__ import annotations

import io
import random
import zipfile
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.sources.docx import read_docx
from winset.sources.limits import Limits

WORDS = "The two governments agreed on Monday to hold annual talks on the price of gas & power, officials said."


def test_paragraphs_title_date_and_notes(papers: ModuleType) -> None:
    data = papers.docx(
        [("Title", "Energy talks"), ("", "4 May 2021"), ("", "By Ada Example"), ("Heading2", "Gas"), ("", WORDS)],
        notes=["See the treaty."],
        created="2022-01-01T00:00:00Z",
    )
    article, problems = read_docx(data, file="x.docx")
    assert article is not None
    assert problems == []
    assert (article.title, article.author, article.date) == ("Energy talks", "Ada Example", "2021-05-04")
    assert article.body == f"Gas\n\n{WORDS}"
    assert "See the treaty." in article.text
    for piece in article.pieces:
        body = article.body[piece.body : piece.body + piece.length]
        assert body == article.text[piece.text : piece.text + piece.length]


def test_the_file_dates_a_text_that_does_not(papers: ModuleType) -> None:
    data = papers.docx([("", WORDS)], created="2022-01-02T00:00:00Z")
    article, _ = read_docx(data, file="x.docx")
    assert article is not None
    assert (article.date, article.date_reason) == ("2022-01-02", "the day on which the file was made")
    article, problems = read_docx(papers.docx([("", WORDS)]), file="x.docx")
    assert article is not None
    assert [p.code for p in problems] == ["no-date"]


def test_what_was_deleted_under_review_is_left_out() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    gone = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = f"<w:p><w:r><w:t>kept</w:t></w:r>{gone}<w:r><w:tab/><w:t>on</w:t></w:r></w:p>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    article, _ = read_docx(out.getvalue(), file="2020-01-01.docx")
    assert article is not None
    assert article.body == "kept on"


def zipped(document: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "docx"),
        (b"PK\x03\x04 broken", "docx"),
        (zipped(b"<w:document/>"), "empty"),
        (zipped(b"\x00\x01"), "xml"),
        (zipped(b"\x00" * 3_000_000), "too-large"),
        (zipped(b"<!DOCTYPE a [<!ENTITY b 'bomb'>]><a>&b;</a>"), "entities"),
    ],
)
def test_what_is_no_document_is_a_sentence(data: bytes, code: str) -> None:
    article, problems = read_docx(data, file="x.docx", limits=Limits(document_bytes=1_000_000))
    assert article is None
    assert [p.code for p in problems] == [code]


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32 - 1))
def test_damaged_files_give_an_article_or_a_sentence(papers: ModuleType, seed: int) -> None:
    generator = random.Random(seed)
    data = bytearray(papers.docx([("Title", "Energy"), ("", WORDS)], notes=["x"], created="2020-01-01"))
    for _ in range(generator.randint(1, 30)):
        data[generator.randrange(len(data))] = generator.randrange(256)
    article, problems = read_docx(bytes(data), file="x.docx")
    assert article is not None or problems

"""PDFs are read in the order of print, with their pages, and a hostile one costs no more than its limits."""

from __future__ import annotations

import random
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.sources.limits import Limits
from winset.sources.pdf import read_pdf

LEFT = (
    "The two governments agreed on Monday to hold annual talks on the price of gas and of electricity, and they will "
    "share what they know of storage in the north with all neighbours who ask for it before the winter"
)
RIGHT = (
    "In the second column the ministers named the budget as the main obstacle to a common reserve, which nobody "
    "expects to be filled before the elections of next year in either of the two countries"
)


def journal(papers: ModuleType, count: int = 4) -> bytes:
    """Pages of two columns with running head, page number and footnote, written line by line across the columns."""
    pages = []
    for n in range(count):
        left = papers.column(f"Left{n} {LEFT}", left=72, top=690, letters=42)
        right = papers.column(f"Right{n} {RIGHT}", left=330, top=690, letters=42)
        lines = [(72, 760, 8, "Journal of Things  Vol. 3"), (300, 30, 8, str(41 + n))]
        lines += [(72, 720, 18, "Energy between neighbours")] if n == 0 else []
        lines += [line for pair in zip(left, right, strict=False) for line in pair]
        lines += left[len(right) :] + right[len(left) :]
        pages.append([*lines, (72, 70, 7, f"{n + 1} See the treaty of 19{n}0 on this.")])
    return papers.pdf(pages, title="Microsoft Word - x.doc", made="20200203")


def test_columns_are_read_one_after_the_other_and_pages_are_known(papers: ModuleType) -> None:
    article, problems = read_pdf(journal(papers), file="x.pdf")
    assert problems == []
    assert article is not None
    assert article.title == "Energy between neighbours"
    assert (article.date, article.date_reason) == ("2020-02-03", "the day on which the PDF was made")
    for n in range(4):
        assert f"Left{n} {LEFT}" in article.body
        assert f"Right{n} {RIGHT}" in article.body
        assert article.body.index(f"Left{n}") < article.body.index(f"Right{n}")
        at, _ = article.in_original((article.body.index(f"Right{n}"), article.body.index(f"Right{n}") + 5))
        assert article.page_at(at) == str(41 + n)


def test_running_heads_page_numbers_and_footnotes_are_kept_apart(papers: ModuleType) -> None:
    article, _ = read_pdf(journal(papers), file="x.pdf")
    assert article is not None
    assert "Journal of Things" not in article.body
    assert "See the treaty" not in article.body
    assert article.text.count("Journal of Things") == 4
    assert article.text.count("See the treaty") == 4
    assert "42" not in article.body


def test_pieces_of_the_body_stand_in_the_text(papers: ModuleType) -> None:
    article, _ = read_pdf(journal(papers), file="x.pdf")
    assert article is not None
    for piece in article.pieces:
        body = article.body[piece.body : piece.body + piece.length]
        assert body == article.text[piece.text : piece.text + piece.length]


def test_words_broken_at_a_line_end_are_whole_and_compounds_keep_their_hyphen(papers: ModuleType) -> None:
    lines = [
        "The states will deepen their coop-",
        "eration on gas, and cooperation on the",
        "rules of third-party access, where third-",
        "party means any firm of the region there.",
    ]
    data = papers.pdf([[(72, 700 - 12 * i, 10, line) for i, line in enumerate(lines)]])
    article, _ = read_pdf(data, file="2021-03-04-x.pdf")
    assert article is not None
    assert article.body == (
        "The states will deepen their cooperation on gas, and cooperation on the rules of third-party access, where "
        "third-party means any firm of the region there."
    )
    assert (article.date, article.date_reason) == ("2021-03-04", "the name of the file")


def test_a_paragraph_goes_on_over_the_page(papers: ModuleType) -> None:
    words = LEFT.split()
    first = papers.column(" ".join(words[:22]), left=72, top=700, letters=70)
    second = papers.column(" ".join(words[22:]), left=72, top=700, letters=70)
    article, _ = read_pdf(papers.pdf([first, second]), file="x.pdf")
    assert article is not None
    assert article.body == LEFT


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "pdf"), (b"%PDF-1.4\nnothing", "pdf"), (b"%PDF-1.7\n" + b"\x00\xff" * 500, "pdf"), (b"<html>", "pdf")],
)
def test_what_is_no_pdf_is_a_sentence(data: bytes, code: str) -> None:
    article, problems = read_pdf(data, file="x.pdf")
    assert article is None
    assert [p.code for p in problems] == [code]


def test_pages_without_text_say_what_to_do(papers: ModuleType) -> None:
    article, problems = read_pdf(papers.pdf([[], []]), file="x.pdf")
    assert article is None
    assert [p.code for p in problems] == ["no-text"]


def test_limits_keep_what_was_read_and_say_so(papers: ModuleType) -> None:
    data = journal(papers)
    article, problems = read_pdf(data, file="x.pdf", limits=Limits(pdf_pages=2))
    assert article is not None
    assert [p.code for p in problems] == ["cut-short"]
    assert "2 of 4 pages" in problems[0].what
    assert len(article.pages) == 2
    article, problems = read_pdf(data, file="x.pdf", limits=Limits(pdf_bytes=20_000_000))
    assert article is None
    assert [p.code for p in problems] == ["cut-short"]
    assert read_pdf(data, file="x.pdf", limits=Limits(file_bytes=100))[1][0].code == "too-large"


@settings(max_examples=12)
@given(seed=st.integers(0, 2**32 - 1))
def test_damaged_files_give_an_article_or_a_sentence(papers: ModuleType, seed: int) -> None:
    generator = random.Random(seed)
    data = bytearray(journal(papers, 2))
    for _ in range(generator.randint(1, 40)):
        data[generator.randrange(len(data))] = generator.randrange(256)
    article, problems = read_pdf(bytes(data[: generator.randint(len(data) // 2, len(data))]), file="x.pdf")
    assert article is not None or problems


def test_names_and_date_over_the_text_are_no_text_and_two_pages_show_their_running_head(papers: ModuleType) -> None:
    told = "Talks on gas were held in the smaller capital and went on until the evening without a result. "
    pages = []
    for number in (41, 42):
        head = [(72, 760, 9, "Example Institute"), (400, 760, 9, "Policy Brief 14"), (300, 30, 9, str(number))]
        pages.append([*head, *papers.column(told * 6, left=72, top=640, letters=80)])
    title = [
        (72, 720, 20, "Neighbours and their gas"),
        (72, 695, 10, "Jane Doe and Ann Roe"),
        (72, 680, 10, "4 May 2021"),
    ]
    article, problems = read_pdf(papers.pdf([[*pages[0][:2], *title, *pages[0][2:]], pages[1]]), file="a.pdf")
    assert article is not None
    assert problems == []
    assert (article.title, article.author) == ("Neighbours and their gas", "Jane Doe and Ann Roe")
    assert (article.date, article.date_reason) == ("2021-05-04", "a line of its first page: 4 May 2021")
    assert article.body.startswith("Talks on gas")
    assert "Institute" not in article.body
    assert "Policy Brief" not in article.body
    assert [label for _, label in article.pages] == ["41", "42"]

"""Lines of print are put in order without losing one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from winset.sources.pdf_layout import Line, laid_out, lines_of, type_size


def line(x0: float, y: float, text: str, size: float = 10.0, width: float | None = None) -> Line:
    return Line(x0, y, x0 + (5.0 * len(text) if width is None else width), y + size, size, text)


@st.composite
def printed_pages(draw: st.DrawFn) -> list[tuple[float, str, list[Line]]]:
    place = st.tuples(st.integers(0, 500), st.integers(0, 780), st.sampled_from([6.0, 10.0, 18.0]))
    pages = draw(st.lists(st.lists(place, max_size=30), min_size=1, max_size=5))
    return [
        (792.0, "", [line(x, y, f"w{n}a{i}z", size) for i, (x, y, size) in enumerate(page)])
        for n, page in enumerate(pages)
    ]


@given(printed_pages())
def test_every_line_is_somewhere_and_only_once(pages: list[tuple[float, str, list[Line]]]) -> None:
    laid = laid_out(pages)
    assert len(laid) == len(pages)
    for page, (_, _, lines) in zip(laid, pages, strict=True):
        kept = [found.text for part in (page.head, page.body, page.notes, page.foot) for found in part]
        assert Counter(kept) == Counter(found.text for found in lines)
        assert page.label


@given(printed_pages())
def test_no_letter_is_lost_when_runs_become_lines(pages: list[tuple[float, str, list[Line]]]) -> None:
    for _, _, runs in pages:
        letters = Counter("".join(run.text for run in runs))
        assert Counter("".join(found.text for found in lines_of(runs)).replace(" ", "")) == letters


def test_a_row_across_two_columns_is_two_lines_and_a_word_in_two_runs_is_one() -> None:
    runs = [line(72, 700, "left part"), line(330, 700, "right part"), line(118, 700.5, "s")]
    assert [found.text for found in lines_of(runs)] == ["left parts", "right part"]


def test_the_title_across_the_columns_comes_first_and_a_table_is_no_pair_of_columns() -> None:
    left = [line(72, 700 - 12 * i, f"left line {i} of the text here") for i in range(6)]
    right = [line(320, 700 - 12 * i, f"right line {i} of the text too") for i in range(6)]
    title = line(72, 730, "A title that goes over both of the columns of this page")
    both = [title, *(x for pair in zip(left, right, strict=True) for x in pair)]
    (page,) = laid_out([(792.0, "", both)])
    assert [found.text for found in page.body] == [x.text for x in (title, *left, *right)]
    numbers = [x for i in range(6) for x in (line(72, 600 - 12 * i, f"row {i}"), line(320, 600 - 12 * i, str(i)))]
    (page,) = laid_out([(792.0, "", numbers)])
    assert [found.text for found in page.body] == [x.text for x in numbers]


def test_the_number_on_the_page_is_its_label() -> None:
    pages = [(792.0, str(n + 1), [line(72, 400, "words of the text"), line(300, 20, f"- {n + 7} -")]) for n in range(3)]
    assert [page.label for page in laid_out(pages)] == ["7", "8", "9"]
    assert [page.label for page in laid_out([(792.0, "iv", [line(72, 400, "words")])])] == ["iv"]


def test_the_size_of_type_is_that_of_most_letters() -> None:
    assert type_size([[line(0, 0, "a heading", 18), line(0, 0, "the text of the page is longer", 10)]]) == 10
    assert type_size([]) == 0

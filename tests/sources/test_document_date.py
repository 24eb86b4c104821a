"""Dates of documents in the forms in which pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.model import is_partial_date
from winset.sources.document_date import (
    date_given,
    date_line,
    date_of_name,
    dates_in_line,
    iso_date,
    name_with_date,
    numeric_line,
)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("January 12, 2021", "2021-01-12"),
        ("Published: Tuesday, 2 March 2021", "2021-03-02"),
        ("Updated 3rd Sept. 2021, 10:15 GMT", "2021-09-03"),
        ("2021-03-02T10:00:00Z", "2021-03-02"),
        ("2021/3/2", "2021-03-02"),
        ("2021.03.02.", "2021-03-02"),
        ("March 2021", "2021-03"),
        ("2021年3月2日(火) 10:00", "2021-03-02"),
        ("2021年3月", "2021-03"),
        ("令和3年3月2日", "2021-03-02"),
        ("令和 3 年 3 月 2 日", "2021-03-02"),
        ("2021 년 3 월 2 일", "2021-03-02"),
        ("平成元年1月8日", "1989-01-08"),
        ("입력 2021년 3월 2일 오전 9:00", "2021-03-02"),
        ("승인 2021.03.02 10:00", "2021-03-02"),
        ("公開日時: 2021/03/02", "2021-03-02"),
    ],
)
def test_a_line_that_is_a_date(line: str, date: str) -> None:
    assert date_line(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "", "2021", "On March 2, 2021, they met in Seoul.", "Top Photo: on ABC News on January 12, 2025",
        "February 30, 2021",
        "2021-13-01", "Chapter 3.4.2021x", "May", "x" * 500,
    ],
)  # fmt: skip
def test_a_line_that_is_none(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("2024-10-25 14:53:41-04:00", "2024-10-25"),
        ("2024-10-25", "2024-10-25"),
        ("2024-10", "2024-10"),
        ("Fri, 25 Oct 2024 14:53:41 GMT", "2024-10-25"),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_of_metadata(told: str, date: str | None) -> None:
    assert iso_date(told) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("a/2024-10-25-joint-readout.md", "2024-10-25"),
        ("20241025_speech.txt", "2024-10-25"),
        ("2024-10-25-to-2024-10-27.md", None),
        ("report-12345678.txt", None),
        ("plain.txt", None),
    ],
)
def test_dates_of_names(name: str, date: str | None) -> None:
    assert date_of_name(name) == date


@given(st.text(max_size=150))
def test_any_line_gives_a_date_or_none(line: str) -> None:
    for found in (date_line(line), iso_date(line), date_of_name(line)):
        assert found is None or is_partial_date(found)


@pytest.mark.parametrize(
    ("name", "date", "held"),
    [
        ("talks.txt", "2021-02", "talks.dated-2021-02.txt"),
        ("a/talks.of.may.pdf", "2021", "a/talks.of.may.dated-2021.pdf"),
        ("a.b/talks", "2021-02-03", "a.b/talks.dated-2021-02-03"),
        ("talks.dated-2020.txt", "2021", "talks.dated-2021.txt"),
    ],
)
def test_a_given_date_is_kept_in_the_name_and_read_back(name: str, date: str, held: str) -> None:
    assert name_with_date(name, date) == held
    assert date_given(held) == date
    assert date_given(name) in {None, "2020"}
    assert date_of_name(held) is None


def test_what_is_no_date_is_none_given() -> None:
    assert date_given("talks.dated-2021-13.txt") is None


def test_a_line_may_hold_the_day_of_publication_and_that_of_a_change() -> None:
    told = "Updated 6 May 2021 | First published 4 May 2021"
    assert dates_in_line(told) == [("2021-05-06", True), ("2021-05-04", False)]
    assert dates_in_line("등록일 2021.05.04 | 수정일 2021.05.06") == [("2021-05-04", False), ("2021-05-06", True)]
    assert dates_in_line("4 May 2021") == [("2021-05-04", False)]
    assert dates_in_line("On 4 May 2021 they met in the harbour and agreed to meet again in the autumn.") == []


@pytest.mark.parametrize(
    ("line", "lang", "date"),
    [
        ("04/05/2021", "en-GB", "2021-05-04"),
        ("04/05/2021", "en_US", "2021-04-05"),
        ("04/05/2021", "fr", "2021-05-04"),
        ("04/05/2021", "en", "2021"),
        ("04/05/2021", None, "2021"),
        ("04.05.2021", None, "2021-05-04"),
        ("Published: 25/05/2021", None, "2021-05-25"),
        ("05-25-2021", None, "2021-05-25"),
        ("05/05/2021 10:15 AM", None, "2021-05-05"),
        ("31/31/2021", None, None),
        ("1/2/21", None, None),
    ],
)
def test_day_and_month_in_numbers(line: str, lang: str | None, date: str | None) -> None:
    assert numeric_line(line, lang) == date

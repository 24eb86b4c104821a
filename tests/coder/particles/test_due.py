"""By when something is promised."""

from __future__ import annotations

from datetime import date

import pytest

from winset.coder.particles.due import due_in

DAY = date(2023, 6, 15)


@pytest.mark.parametrize(
    ("lang", "text", "due"),
    [
        ("ja", "年内に基金を設立する。", "2023"),
        ("ja", "来年3月までに提出する。", "2024-03"),
        ("ja", "3月までに提出する。", "2024-03"),
        ("ja", "2030年までに半減させる。", "2030"),
        ("ja", "年度内に予算を組む。", "2024-03"),
        ("ja", "5年以内に撤去する。", "2028-06"),
        ("ja", "6か月以内に撤去する。", "2023-12"),
        ("ja", "2019年から続けている。", None),
        ("ko", "연내에 기금을 설립한다.", "2023"),
        ("ko", "내년까지 5억 달러를 낸다.", "2024"),
        ("ko", "2030년까지 절반으로 줄인다.", "2030"),
        ("ko", "5년 이내에 철거한다.", "2028-06"),
        ("ko", "연말까지 철폐한다.", "2023-12"),
        ("ko", "2019년부터 계속하고 있다.", None),
    ],
)
def test_the_date_by_which_something_is_due(lang: str, text: str, due: str | None) -> None:
    assert due_in(text, DAY, lang) == due


def test_without_a_day_only_a_year_tells() -> None:
    assert due_in("年内に設立する。", None, "ja") is None
    assert due_in("2030年までに設立する。", None, "ja") == "2030"

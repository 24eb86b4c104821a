from __future__ import annotations

from datetime import date

import pytest

from winset.coder.particles.when import moments

DAY = date(2021, 6, 15)


@pytest.mark.parametrize(
    ("lang", "text", "past", "ahead"),
    [
        ("ja", "令和3年1月8日に判決が出た", "2021-01-08", "2021-01-08"),
        ("ja", "平成元年に訪問した", "1989", "1989"),
        ("ja", "今年8月に開く", "2021-08", "2021-08"),
        ("ja", "来月5日に会談する", "2021-07-05", "2021-07-05"),
        ("ja", "先月に会談した", "2021-05", "2021-05"),
        ("ja", "8日、抗議した", "2021-06-08", "2021-07-08"),
        ("ja", "20日、抗議した", "2021-05-20", "2021-06-20"),
        ("ja", "12月3日に会談", "2020-12-03", "2021-12-03"),
        ("ja", "昨日、電話で協議した", "2021-06-14", "2021-06-14"),
        ("ja", "3年前に訪問した", "2018", None),
        ("ko", "지난 8일 항의했다", "2021-06-08", "2021-07-08"),
        ("ko", "오는 20일 만난다", "2021-06-20", "2021-06-20"),
        ("ko", "내달 5일 회담한다", "2021-07-05", "2021-07-05"),
        ("ko", "2018년 10월 30일 판결했다", "2018-10-30", "2018-10-30"),
        ("ko", "지난해 7월 발표했다", "2020-07", "2020-07"),
        ("ko", "어제 통화했다", "2021-06-14", "2021-06-14"),
        ("ko", "3년 전 방문했다", "2018", None),
    ],
)
def test_native_dates(lang: str, text: str, past: str | None, ahead: str | None) -> None:
    (moment,) = moments(text, DAY, lang)
    assert (moment.past, moment.ahead) == (past, ahead)


@pytest.mark.parametrize(
    ("lang", "text"), [("ja", "13月40日に"), ("ja", "2021年2月31日に"), ("ko", "2021년 2월 31일에")]
)
def test_a_day_that_is_no_day_has_no_date(lang: str, text: str) -> None:
    assert all(m.past is None for m in moments(text, DAY, lang))


def test_a_year_long_past_is_background_and_a_limit_is_no_date() -> None:
    assert moments("1965年に署名した", DAY, "ja")[0].historical
    assert moments("1965年以来", DAY, "ja")[0].bound
    assert not moments("8日、署名した", DAY, "ja")[0].historical

"""What cells mean is looked up by the tables that people review."""

from __future__ import annotations

import pytest

from winset.sources.event_lookups import country_of, days, joined_country, places, state_named
from winset.sources.event_table import connection


@pytest.mark.parametrize(
    ("scheme", "cell", "country"),
    [
        ("name", "Japan", "JPN"),
        ("name", " SOUTH korea ", "KOR"),
        ("name", "Korea", None),
        ("name", "Yugoslavia", "YUG"),
        ("cameo", "ROM", "ROU"),
        ("cameo", "EUR", None),
        ("iso3-name", "jpn", "JPN"),
        ("iso3-name", "Japan", "JPN"),
    ],
)
def test_a_place_is_a_country_by_its_scheme(scheme: str, cell: str, country: str | None) -> None:
    with connection() as con:
        places(con, scheme)
        found, joined = country_of("x", "cell"), joined_country("x", "cell")
        query = f"WITH given AS (SELECT ? AS cell) SELECT {found} FROM given {joined}"  # noqa: S608 - our own words
        assert con.execute(query, [cell]).fetchall() == [(country,)]


def test_days_are_written_in_a_form() -> None:
    with connection() as con:
        days(con, "%Y%m%d")
        found = con.execute("SELECT day FROM days WHERE written IN ('20200229', '20210229', '18991231')").fetchall()
    assert [str(day) for (day,) in found] == ["2020-02-29"]


def test_a_shared_name_is_nobody_and_a_present_state_comes_before_a_former_one() -> None:
    assert state_named("Korea") is None
    assert state_named("Atlantis") is None
    assert state_named("Vietnam").iso3 == "VNM"

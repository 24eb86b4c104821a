"""The table of offices is dated without gaps in order, and says who held an office on a day."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from winset.errors import UnknownName
from winset.model import first_day, is_partial_date
from winset.reference.countries import countries, is_country
from winset.reference.offices import holder, offices, offices_of, terms


def test_every_term_is_of_a_state_and_dated_in_order() -> None:
    assert len(terms()) > 1400
    for term in terms():
        assert is_country(term.country), term
        assert is_partial_date(term.since), term
        assert term.until is None or is_partial_date(term.until), term
        assert term.until is None or first_day(term.since) < first_day(term.until), term
        assert term.status in {"verified", "likely", "unverified"}
        assert term.source
        assert term.holder == term.holder.strip()
        assert "(" not in term.holder


def test_no_term_is_listed_twice() -> None:
    keys = [(t.country, t.office, t.holder, t.since) for t in terms()]
    assert len(keys) == len(set(keys))


def test_one_person_at_a_time_unless_acting_for_another() -> None:
    for (country, office), held in itertools.groupby(terms(), key=lambda t: (t.country, t.office)):
        for a, b in itertools.pairwise(sorted(held, key=lambda t: first_day(t.since))):
            overlap = a.until is None or first_day(b.since) < first_day(a.until)
            allowed = "acting" in b.note or "suspended" in a.note
            assert not overlap or allowed, (country, office, a.holder, b.holder)


def test_most_of_the_world_has_a_leader() -> None:
    followed = {t.country for t in terms()}
    present = {c.iso3 for c in countries().values() if c.until is None and c.parent is None}
    assert len(present - followed) <= 12, present - followed


@pytest.mark.parametrize(
    ("country", "office", "on", "name"),
    [
        ("JPN", "prime minister", date(2020, 9, 15), "Shinzo Abe"),
        ("JPN", "prime minister", date(2020, 9, 16), "Yoshihide Suga"),
        ("JPN", "foreign minister", date(2011, 3, 8), "Yukio Edano"),
        ("KOR", "president", date(2022, 5, 9), "Moon Jae-in"),
        ("KOR", "president", date(2022, 5, 10), "Yoon Suk-yeol"),
        ("KOR", "president", date(2017, 1, 1), "Hwang Kyo-ahn"),
        ("KOR", "president", date(2025, 1, 15), "Choi Sang-mok"),
        ("USA", "president", date(2001, 1, 20), "George W. Bush"),
        ("USA", "defence minister", date(2019, 7, 20), "Richard Spencer"),
        ("USA", "deputy foreign minister", date(2016, 7, 14), "Antony Blinken"),
        ("DEU", "leader", date(2022, 1, 1), "Olaf Scholz"),
        ("CHN", "foreign minister", date(2023, 3, 1), "Qin Gang"),
        ("TWN", "president", date(2020, 1, 1), "Tsai Ing-wen"),
    ],
)
def test_the_holder_on_a_day(country: str, office: str, on: date, name: str) -> None:
    found = holder(country, office, on)
    assert found is not None
    assert found.holder == name


def test_a_name_may_be_two_offices_on_two_days() -> None:
    assert {t.office for t in offices_of("Fumio Kishida", date(2015, 1, 1))} == {"foreign minister"}
    assert {t.office for t in offices_of("岸田文雄", date(2022, 1, 1))} == {"prime minister"}
    assert {t.office for t in offices_of("반기문", date(2005, 1, 1))} == {"foreign minister"}
    assert offices_of("Nobody Known") == ()


def test_an_unknown_office_or_country_is_said() -> None:
    with pytest.raises(UnknownName, match="prime minister"):
        holder("JPN", "prime ministre", date(2020, 1, 1))
    with pytest.raises(UnknownName, match="country"):
        holder("ZZZ", "president", date(2020, 1, 1))
    assert holder("JPN", "prime minister", date(1980, 1, 1)) is None
    assert "foreign minister" in offices("KOR")

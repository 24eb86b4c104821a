"""The table of states is whole, and its codes mean one state on one day."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest

from winset.errors import UnknownName
from winset.model import first_day, is_partial_date
from winset.reference.countries import SCHEMES, by_code, codes, countries, country, is_country, meant, named

SHAPES = {
    "iso3": r"[A-Z]{3}",
    "iso2": r"[A-Z]{2}",
    "fips": r"[A-Z]{2}",
    "cameo": r"[A-Z]{3}",
    "cow": r"[1-9]\d{0,2}",
    "cowc": r"[A-Z]{3}",
    "gw": r"[1-9]\d{0,2}",
}


def test_every_code_has_the_shape_of_its_scheme_and_a_state() -> None:
    assert set(SHAPES) == set(SCHEMES)
    for code in codes():
        assert re.fullmatch(SHAPES[code.scheme], code.code), code
        assert is_country(code.iso3), code


def test_no_code_means_two_states_on_one_day() -> None:
    ordered = sorted(codes(), key=lambda c: (c.scheme, c.code, c.since or ""))
    for _, group in itertools.groupby(ordered, key=lambda c: (c.scheme, c.code)):
        for a, b in itertools.combinations(group, 2):
            ends_before = a.until is not None and b.since is not None and first_day(a.until) <= first_day(b.since)
            begins_after = b.until is not None and a.since is not None and first_day(b.until) <= first_day(a.since)
            assert ends_before or begins_after or a.iso3 == b.iso3, (a, b)


def test_dates_are_dates_and_in_order() -> None:
    for entry in (*codes(), *countries().values()):
        for day in (entry.since, entry.until):
            assert day is None or is_partial_date(day), entry
        assert entry.since is None or entry.until is None or first_day(entry.since) < first_day(entry.until), entry


def test_there_are_the_members_of_the_united_nations_and_more() -> None:
    present = [c for c in countries().values() if c.until is None and c.parent is None]
    assert len(present) >= 193 + 4
    with_numbers = {c.iso3 for c in codes() if c.scheme == "cow" and c.until is None}
    assert {"USA", "JPN", "KOR", "PRK", "TWN", "XKX", "SSD"} <= with_numbers
    assert len(with_numbers) == 195


def test_every_state_has_names_in_three_languages_and_a_capital() -> None:
    for state in countries().values():
        assert state.name
        assert state.name_ja
        assert state.name_ko
        if state.parent is None and state.iso3 not in {"SGP", "VAT", "SMR"}:
            assert state.capital, state.iso3
            assert state.capital_ja, state.iso3
            assert state.capital_ko, state.iso3
            assert state.adjectives or state.iso3 == "SCG", state.iso3
        if state.parent is not None:
            assert is_country(state.parent), state.iso3


def test_japanese_and_korean_names_are_in_their_scripts() -> None:
    for state in countries().values():
        for name in (state.name_ja, *state.aliases_ja, *state.capital_ja, *state.abbr_ja):
            assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]|^UAE$", name), (state.iso3, name)
        for name in (state.name_ko, *state.aliases_ko, *state.capital_ko, *state.abbr_ko):
            assert re.search(r"[\uac00-\ud7a3]|^UAE$", name), (state.iso3, name)


def test_no_name_is_listed_twice_in_one_state() -> None:
    for state in countries().values():
        for lang in ("en", "ja", "ko"):
            names = state.names(lang)
            assert len(names) == len(set(names)), (state.iso3, lang)


def test_few_names_are_shared_and_those_are_known() -> None:
    shared = {
        (lang, name)
        for lang in ("en", "ja", "ko")
        for state in countries().values()
        for name in state.names(lang)
        if len(named(name, lang)) > 1
    }
    assert shared == {("en", "Korea")}


def test_abbreviations_of_one_character_belong_to_one_state() -> None:
    for field in ("abbr_ja", "abbr_ko"):
        listed = [abbr for state in countries().values() for abbr in getattr(state, field)]
        assert len(listed) == len(set(listed)), field
        assert all(len(abbr) == 1 for abbr in listed)


@pytest.mark.parametrize(
    ("code", "scheme", "on", "iso3"),
    [
        ("JP", "iso2", None, "JPN"),
        ("JA", "fips", None, "JPN"),
        ("KS", "fips", None, "KOR"),
        ("KN", "fips", None, "PRK"),
        (732, "cow", None, "KOR"),
        ("002", "cow", None, "USA"),
        (255, "cow", date(2000, 1, 1), "DEU"),
        (260, "gw", date(2000, 1, 1), "DEU"),
        (260, "cow", date(1980, 1, 1), "DEU"),
        (365, "cow", date(1980, 1, 1), "SUN"),
        (365, "cow", date(2000, 1, 1), "RUS"),
        (345, "cow", date(1999, 1, 1), "YUG"),
        (345, "cow", date(2004, 1, 1), "SCG"),
        (345, "cow", date(2010, 1, 1), "SRB"),
        (340, "gw", None, "SRB"),
        (678, "gw", None, "YEM"),
        (679, "cow", None, "YEM"),
        (970, "gw", None, "KIR"),
        (970, "cow", None, "NRU"),
        ("CS", "iso2", date(1990, 1, 1), "CSK"),
        ("CS", "iso2", date(2004, 1, 1), "SCG"),
        ("ROM", "cameo", None, "ROU"),
        ("KSV", "cameo", None, "XKX"),
        ("YI", "fips", None, "SRB"),
    ],
)
def test_a_code_is_resolved_on_its_day(code: str | int, scheme: str, on: date | None, iso3: str) -> None:
    assert by_code(code, scheme, on).iso3 == iso3


def test_a_miss_suggests_what_exists() -> None:
    with pytest.raises(UnknownName, match="KOR"):
        country("KORE")
    with pytest.raises(UnknownName, match="code scheme"):
        by_code("JP", "iso-2")
    with pytest.raises(UnknownName):
        by_code(265, "cow", date(2000, 1, 1))


def test_names_are_found_in_any_case_and_on_their_day() -> None:
    assert [c.iso3 for c in named("republic of korea")] == ["KOR"]
    assert [c.iso3 for c in named("Korea")] == ["KOR", "PRK"]
    assert [c.iso3 for c in named("北朝鮮", "ja")] == ["PRK"]
    assert [c.iso3 for c in named("미국", "ko")] == ["USA"]
    assert [c.iso3 for c in named("Soviet Union", on=date(1985, 5, 1))] == ["SUN"]
    assert named("Soviet Union", on=date(1995, 5, 1)) == ()
    assert named("Ruritania") == ()


@pytest.mark.parametrize(("text", "code"), [("grc", "GRC"), ("Turkey", "TUR"), (" France ", "FRA")])
def test_a_person_may_name_a_country_by_code_or_name(text: str, code: str) -> None:
    assert meant(text) == code


@pytest.mark.parametrize("text", ["Korea", "Atlantis", ""])
def test_what_is_no_single_country_is_no_country(text: str) -> None:
    with pytest.raises(UnknownName, match="no country"):
        meant(text)

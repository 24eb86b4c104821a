from __future__ import annotations

import csv
from datetime import date
from importlib.resources import files

import pytest

from winset.coder.names import Name, Names, names, names_with, resolve
from winset.model import SECTORS
from winset.reference.countries import is_country


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files("winset.reference") / name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("name", ["actors.csv", "actors_people.csv"])
def test_countries_and_sectors_of_the_tables_exist(name: str) -> None:
    for row in rows(name):
        assert not row["country"] or is_country(row["country"])
        assert not row["sector"] or row["sector"] in SECTORS


def test_sectors_of_kinds_of_actors_exist() -> None:
    assert all(row["sector"] in SECTORS for row in rows("agents.csv"))


def test_a_name_ends_at_a_word_boundary() -> None:
    assert [names().hits(text) for text in ("Chinatown", "Omanhene")] == [[], []]


def test_the_longest_name_wins() -> None:
    text = "North Korea and the South China Sea"
    assert [text[h.start : h.end] for h in names().hits(text)] == ["North Korea", "South China Sea"]


def test_a_name_that_breaks_off_does_not_hide_the_next() -> None:
    listed = [Name(t, "AUS", None, None, None, "org", t) for t in ("THE AU", "AUSTRALIAN")]
    assert len(Names(listed, fold=True).hits("The Australian government")) == 1


def test_an_office_held_in_the_past_makes_a_former_holder() -> None:
    readings = names().named("Angela Merkel")
    assert [resolve(readings, date(y, 6, 1)).sector for y in (2015, 2023)] == ["GOV", "ELI"]  # type: ignore[union-attr]


def test_a_name_before_its_time_means_nobody_yet() -> None:
    assert resolve(names().named("Joe Biden"), date(1990, 1, 1)) is None


def test_the_names_of_a_user_come_before_those_that_ship() -> None:
    own = Name("Tokyo", "KIR", "NGO", None, None, "org", "Tokyo Trust")
    assert names_with([own]).named("Tokyo")[0] == own
    assert names_with([own]).named("Seoul")[0].country == "KOR"


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Deputy Secretary of State", "USA"),
        ("Under Secretary of State for Political Affairs", "USA"),
        ("Chief Cabinet Secretary", "JPN"),
        ("Chancellor of the Exchequer", "GBR"),
    ],
)
def test_a_title_that_one_state_alone_has_names_it(title: str, country: str) -> None:
    (hit,) = names().hits(f"The {title} spoke on Friday.")
    assert {reading.country for reading in hit.readings} == {country}


def test_a_title_that_many_states_have_names_none() -> None:
    assert not names().hits("The Secretary of State spoke on Friday.")

from __future__ import annotations

import pytest

from winset.desk import Desk, counterparts, open_case
from winset.errors import UnknownName
from winset.model import first_day


def test_an_office_gives_its_holder_on_the_day(desk: Desk) -> None:
    now = counterparts(desk, "Japan foreign minister")
    assert [(sheet.country, sheet.office, sheet.in_office) for sheet in now] == [("JPN", "foreign minister", True)]
    then = open_case(desk.folder.path, as_of="2019-08-01")
    assert [sheet.name for sheet in counterparts(then, "Japan foreign minister")] == ["Taro Kono"]


@pytest.mark.parametrize(
    "asked",
    ["Moon Jae-in", "moon jae-in", "문재인", "文在寅", "Moon", "South Korean president", "한국 대통령", "韓国 大統領"],
)
def test_names_and_offices_in_three_scripts_mean_one_person(desk: Desk, asked: str) -> None:
    then = open_case(desk.folder.path, as_of="2019-08-01")
    first = counterparts(then, asked)[0]
    assert (first.name, first.office, first.since) == ("Moon Jae-in", "president", "2017-05-10")
    assert first.predecessors[0].holder in {"Hwang Kyo-ahn", "Park Geun-hye"}


def test_who_may_be_meant_is_listed_with_those_in_office_first(desk: Desk) -> None:
    found = counterparts(desk, "Koizumi")
    assert len(found) > 1
    assert {sheet.name.split()[-1] for sheet in found} == {"Koizumi"}
    assert [sheet.in_office for sheet in found] == sorted((sheet.in_office for sheet in found), reverse=True)


def test_the_office_that_somebody_is_known_for_counts_not_a_week_as_stand_in(desk: Desk) -> None:
    then = open_case(desk.folder.path, as_of="2023-09-01")
    assert counterparts(then, "Kishida")[0].office == "prime minister"


def test_a_sheet_tells_meetings_words_and_positions_of_the_term_only(desk: Desk) -> None:
    then = open_case(desk.folder.path, as_of="2019-08-01")
    sheet = counterparts(then, "Moon Jae-in")[0]
    assert sheet.met
    assert all("2017-05" <= met.date <= "2019-08-01" for met in sheet.met)
    assert [first_day(met.date) for met in sheet.met] == sorted((first_day(m.date) for m in sheet.met), reverse=True)
    assert sheet.said
    assert all("Moon" in said.sentence and said.date <= "2019-08-01" for said in sheet.said)
    assert max(sum(s.issue == said.issue for s in sheet.said) for said in sheet.said) <= 2
    assert {stand.player for stand in sheet.stands} == {"kor-president"}
    assert all(-1 <= stand.low <= stand.mean <= stand.high <= 1 and stand.readings > 0 for stand in sheet.stands)


def test_nobody_of_a_name_is_told_with_names_that_are_near(desk: Desk) -> None:
    with pytest.raises(UnknownName, match="Abe"):
        counterparts(desk, "Shinzo Ape")


def test_a_position_says_which_rung_it_stands_on(desk: Desk) -> None:
    sheet = counterparts(desk, "Japan prime minister")[0]
    ladders = {issue.id: issue for issue in desk.case.issues}
    for stand in sheet.stands:
        below = [rung for rung in ladders[stand.issue].levels if rung.at <= stand.mean]
        assert stand.means == (max(below, key=lambda rung: rung.at).text if below else "")
    assert any(stand.means for stand in sheet.stands)


def test_of_a_land_whose_offices_are_not_known_the_leader_is_told(desk: Desk) -> None:
    (russia,) = counterparts(desk, "Russia president")
    assert (russia.name, russia.office, russia.in_office) == ("Vladimir Putin", "leader", True)
    (earlier,) = counterparts(open_case(desk.folder.path, as_of="2010"), "Russian president")
    assert (earlier.name, earlier.office) == ("Dmitry Medvedev", "president")


def test_what_was_said_last_comes_first(desk: Desk) -> None:
    (sheet,) = counterparts(desk, "Japan prime minister")
    issues = dict.fromkeys(said.issue for said in sheet.said)
    newest = [next(said.date for said in sheet.said if said.issue == issue) for issue in issues]
    assert len(newest) > 3
    assert [first_day(day) for day in newest] == sorted((first_day(day) for day in newest), reverse=True)

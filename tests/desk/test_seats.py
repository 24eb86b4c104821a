"""Names of participants are resolved by who held which office that day; nobody is guessed."""

from __future__ import annotations

from typing import Any

import pytest

from winset.commitments.rhythm import middle
from winset.desk.seats import in_office, seats_of
from winset.model import Meeting


def meeting(day: str, level: str, participants: str, **changes: Any) -> Meeting:
    fields: dict[str, Any] = {
        "id": "m", "date": day, "known_from": day, "place": "", "format": "", "countries": ("USA", "JPN", "KOR"),
        "level": level, "participants": participants, "topics": "", "outcome": "", "status": "verified",
        "source": "made up",
    }  # fmt: skip
    return Meeting(**(fields | changes))


def told(row: Meeting) -> dict[str, tuple[str | None, str]]:
    return {seat.country: (seat.person, seat.office) for seat in seats_of([row])}


def test_family_names_are_the_holders_of_the_day() -> None:
    assert told(meeting("2010-12-06", "foreign ministers", "Clinton; Maehara; Kim Sung-hwan")) == {
        "USA": ("Hillary Clinton", "foreign minister"),
        "JPN": ("Seiji Maehara", "foreign minister"),
        "KOR": ("Kim Sung-hwan", "foreign minister"),
    }
    assert told(meeting("1999-09-12", "leaders", "Clinton; Obuchi; Kim Dae-jung"))["USA"] == (
        "Bill Clinton",
        "president",
    )


@pytest.mark.parametrize(("day", "person"), [("2017-10-18", "John Sullivan"), ("2021-04-02", "Jake Sullivan")])
def test_one_name_is_two_people_on_two_days(day: str, person: str) -> None:
    level = "vice foreign ministers" if day < "2020" else "national security advisors"
    assert told(meeting(day, level, "Sullivan"))["USA"][0] == person


def test_a_remark_in_brackets_places_somebody_whom_no_table_knows() -> None:
    found = told(meeting("2001-09-06", "TCOG senior officials", "Kelly (US); Makita (JPN)"))
    assert found["USA"] == ("Kelly", "TCOG senior officials")
    assert found["JPN"] == ("Makita", "TCOG senior officials")
    assert found["KOR"][0] is None


def test_the_last_to_be_placed_are_those_of_the_countries_left() -> None:
    found = told(meeting("2024-01-05", "officials", "Kritenbrink; Kobe; Chung Byung-won"))
    assert [found[c][0] for c in ("USA", "JPN", "KOR")] == ["Kritenbrink", "Kobe", "Chung Byung-won"]


def test_where_nobody_is_named_the_office_says_who_it_was_or_nobody_does() -> None:
    seats = seats_of([meeting("2012-07-12", "foreign ministers", "")])
    assert {(s.country, s.person, s.source) for s in seats} == {
        ("USA", "Hillary Clinton", "by office"), ("JPN", "Koichiro Gemba", "by office"),
        ("KOR", "Kim Sung-hwan", "by office"),
    }  # fmt: skip
    assert all(s.person is None for s in seats_of([meeting("2023-11-08", "space security dialogue (first)", "")]))


def test_either_order_of_a_name() -> None:
    day = middle("2026-01-30")
    assert {t.holder for t in in_office("Koizumi Shinjiro", ("JPN",), day)} == {"Shinjiro Koizumi"}
    assert in_office("Nobody", ("JPN",), day) == []


@pytest.mark.parametrize("between", [" | ", "; "])
def test_leaders_of_any_two_countries_are_known_however_the_row_parts_their_names(between: str) -> None:
    names = between.join(["Kyriakos Mitsotakis", "President Recep Tayyip Erdogan"])
    row = meeting("2023-12-07", "leaders", names, countries=("GRC", "TUR"))
    assert told(row) == {"GRC": ("Kyriakos Mitsotakis", "leader"), "TUR": ("Recep Tayyip Erdoğan", "leader")}
    assert told(meeting("2023-12-07", "leaders", "", countries=("GRC", "TUR"))) == told(row)

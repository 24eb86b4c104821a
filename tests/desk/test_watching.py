"""Silence, deadlines and promises, from a small case that says when things happened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from winset.desk import Desk, create, open_case
from winset.desk.watching import KINDS, as_icalendar, fetch_feeds, watch
from winset.errors import CaseError

MEETINGS = "id,date,known_from,place,format,countries,level,participants,topics,outcome,status,source\n" + "".join(
    f"m{i},{day},{day},Bonn,FRA-DEU,FRA | DEU,foreign ministers,,,,verified,page\n"
    for i, day in enumerate(("2020-01-10", "2020-04-10", "2020-07-10", "2020-10-10"))
)
PROMISE = "{id},2020-02-01,2020-02-01,FRA,DEU,trade,Open an office,0.3,{due},open = kept,new,,,m0,page\n"
PROMISES = "id,date,known_from,by,to,issue,what,ambition,due,guideline,status,meeting,option,evidence,source\n"
CALENDAR = """id,date,kind,countries,what,issues,touches,known_from,status,source
vote,2021-03-14,election,DEU,State election,,,2020-06-01,verified,law
later,2021-03-20,election,FRA,Another election,,,2021-02-15,verified,law
shares,2022,asset sale,FRA,Seized shares may be sold,,,2021-02-20,likely,court
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = create(tmp_path / "case", title="Two neighbours")
    marker = path / "winset.toml"
    marker.write_text(marker.read_text().replace("countries = []", 'countries = ["FRA", "DEU"]'), encoding="utf-8")
    (path / "meetings.csv").write_text(MEETINGS, encoding="utf-8")
    (path / "calendar.csv").write_text(CALENDAR, encoding="utf-8")
    rows = PROMISE.format(id="late", due="2020-12") + PROMISE.format(id="soon", due="2021-03")
    (path / "commitments.csv").write_text(PROMISES + rows, encoding="utf-8")
    return path


def test_a_meeting_whose_rhythm_says_that_it_is_due_is_silence_when_it_did_not_happen(case: Path) -> None:
    on_time = watch(open_case(case, as_of="2020-11-01"), days=90)
    assert [n.kind for n in on_time.notices if n.evidence == ("m3",)] == ["meeting due"]
    silent = watch(open_case(case, as_of="2021-02-10"), days=30)
    (notice,) = (n for n in silent.late if n.kind == "silence")
    assert notice.countries == ("FRA", "DEU")
    assert notice.start == date(2021, 1, 9)  # the last meeting and the middle interval of 91 days
    assert notice.days == -32
    assert "no meeting on record since 2020-10-10; usually every 3 months" in notice.what
    given_up = watch(open_case(case, as_of="2022-10-10"), days=30)
    assert (given_up.broken_off, [n for n in given_up.notices if n.kind == "silence"]) == (1, [])


def test_what_was_not_known_on_the_day_is_not_said(case: Path) -> None:
    before = [n.what for n in watch(open_case(case, as_of="2021-02-10"), days=60).ahead if n.kind == "election"]
    after = [n.what for n in watch(open_case(case, as_of="2021-02-16"), days=60).ahead if n.kind == "election"]
    assert before == ["State election"]
    assert after == ["State election", "Another election"]


def test_what_is_pending_without_a_day_is_ahead_for_as_long_as_it_may_come(case: Path) -> None:
    found = watch(open_case(case, as_of="2021-12-15"), days=30)
    (pending,) = (n for n in found.ahead if n.kind == "asset sale")
    assert (pending.start, pending.end) == (date(2022, 1, 1), date(2022, 12, 31))
    still = watch(open_case(case, as_of="2022-06-01"), days=30)
    assert [n.days for n in still.ahead if n.kind == "asset sale"] == [-151]


def test_promises_are_late_when_their_last_day_has_passed(case: Path) -> None:
    told = watch(open_case(case, as_of="2021-02-10"), days=30).notices
    assert all(n.days == (n.end - date(2021, 2, 10)).days < 0 for n in told if n.kind == "promise overdue")
    found = {n.evidence[0]: n.kind for n in told}
    assert (found["late"], found["soon"]) == ("promise overdue", "promise due")
    month = {n.evidence[0] for n in watch(open_case(case, as_of="2020-12-15"), days=30).late}
    assert "late" not in month  # the month is not over


def test_what_is_late_comes_first_and_then_time_goes_on(case: Path) -> None:
    found = watch(open_case(case, as_of="2021-02-16"), days=60)
    assert found.notices == (*found.late, *found.ahead)
    assert [n.start for n in found.ahead] == sorted(n.start for n in found.ahead)


def test_the_calendar_file_is_read_by_its_library_and_is_the_same_twice(case: Path) -> None:
    found = watch(open_case(case, as_of="2021-02-16"), days=60)
    data = as_icalendar(found, name="Two neighbours")
    assert data == as_icalendar(found, name="Two neighbours")
    events = Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == len(found.ahead)
    assert {str(e["SUMMARY"]) for e in events} >= {"election: State election"}
    first = next(e for e in events if "State" in e["SUMMARY"])
    assert (first.decoded("DTSTART"), first.decoded("DTEND")) == (date(2021, 3, 14), date(2021, 3, 15))


def test_the_shipped_case_has_notices_of_known_kinds(desk: Desk) -> None:
    found = watch(desk, days=365)
    assert {n.kind for n in found.notices} <= set(KINDS)
    assert {"silence", "notice", "election"} <= {n.kind for n in found.notices}


def test_a_case_without_feeds_says_where_to_write_them(case: Path) -> None:
    with pytest.raises(CaseError, match=r"feeds\.txt does not exist"):
        fetch_feeds(case)

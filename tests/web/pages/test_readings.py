from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_readings_stand_with_least_against_them_first(browsing: Client) -> None:
    page = browsing.get("/readings")
    assert page.status_code == 200
    assert "held by" in page.text
    assert "What tells them apart best" in page.text
    rows = browsing.get("/readings.json").json()["rows"]
    assert {"question", "hypothesis", "fits", "evidence"} <= set(rows[0])
    assert "no competing readings" in browsing.get("/readings?as-of=1995-01-01").text


def test_a_weighing_is_written_and_what_is_missing_is_told_with_what_was_given(working: Client) -> None:
    page = working.get("/readings").text
    assert "Weigh one more piece of evidence" in page
    given = {"question": "radar-2018", "evidence": "no-such-row", "weight": "strong", "reason": "It was seen.",
             "fit-radar-lock-on": "consistent"}  # fmt: skip
    answer = working.post("/readings", given)
    assert answer.status_code == 422
    assert "is no row of the record" in answer.text
    assert 'value="It was seen."' in answer.text
    near = page.partition('<datalist id="near-radar-2018">')[2]
    evidence = near.partition('<option value="')[2].partition('"')[0]
    answer = working.post("/readings", given | {"evidence": evidence})
    assert answer.status_code == 303
    assert "Written into weighings.csv" in working.get(answer.headers["location"]).text
    rows = working.get("/readings.json").json()["rows"]
    assert {"radar-lock-on"} == {r["hypothesis"] for r in rows if r["evidence"] == evidence}


def test_a_dissent_says_where_its_holders_say_so(browsing: Client) -> None:
    page = browsing.get("/readings").text.partition("<h2>Dissent</h2>")[2]
    assert "Said so:" in page
    assert "No page at hand." in page

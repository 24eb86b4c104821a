from __future__ import annotations

import re
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Seated

BASE = "/seat/feasible"


def values(page: str) -> dict[str, str]:
    """Fields of the form of answers as a browser would send them."""
    found = dict(
        re.findall(r'<input id="[^"]+" name="([^"]+)" (?:inputmode[^>]*?|maxlength="2000" )value="([^"]*)"', page)
    )
    found |= dict(re.findall(r'<input type="hidden" name="(token|part|round)" value="([^"]*)"', page))
    return found


def test_a_key_opens_a_seat_and_stays_in_a_cookie_of_the_panel(seated: Seated) -> None:
    member = seated.member(0)
    door = member.get(BASE)
    assert door.status_code == 200
    assert seated.title not in door.text
    assert member.post(BASE, {"do": "enter", "key": "wrong"}).status_code == 403
    entered = member.post(BASE, {"do": "enter", "key": f" {seated.keys[0]} "})
    assert entered.status_code == 303
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/seat/feasible" in cookie
    assert seated.keys[0] not in entered.headers["location"]
    page = member.get(entered.headers["location"])
    assert page.status_code == 200
    assert "Round 1: your answers" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert seated.keys[0] not in page.text
    assert member.get("/").status_code == 401
    left = member.post(BASE, {"do": "leave", "token": values(page.text)["token"]})
    assert "Max-Age=0" in left.headers["set-cookie"]


def test_wrong_keys_are_slowed_down_and_right_ones_are_not(seated: Seated) -> None:
    member = seated.member(0)
    codes = [member.post(BASE, {"do": "enter", "key": f"guess {n}"}).status_code for n in range(9)]
    assert codes[:6] == [403] * 6
    assert 429 in codes[6:]
    assert member.post(BASE, {"do": "enter", "key": seated.keys[0]}).status_code == 303


def test_drafts_are_kept_and_handed_in_together_over_the_pages_of_a_sheet(seated: Seated) -> None:
    member = seated.entered(0)
    form = values(member.get(BASE).text)
    form |= {"q05-q1": "0.1", "q50-q1": "0.3", "q95-q1": "0.8", "reason-q1": "The budget is passed.", "do": "part-2"}
    moved = member.post(BASE, form)
    assert moved.headers["location"] == f"{BASE}?part=2&said=saved"
    second = member.get(moved.headers["location"]).text
    assert "1 of 25 answered; not handed in yet" in second
    assert 'name="q05-q1"' not in second
    form = values(second) | {"q05-q21": "0", "q50-q21": "0.5", "q95-q21": "1", "do": "hand"}
    done = member.post(BASE, form)
    assert done.headers["location"].endswith("said=handed")
    assert seated.handed() == {"q1": (0.1, 0.3, 0.8), "q21": (0.0, 0.5, 1.0)}
    first = member.get(BASE).text
    assert "2 of 25 answered; handed in." in first
    assert "The budget is passed." in first
    assert 'value="0.3"' in first


def test_every_wrong_field_is_told_at_once_and_nothing_is_lost(seated: Seated) -> None:
    member = seated.entered(0)
    form = values(member.get(BASE).text) | {"do": "hand"}
    form |= {"q05-q1": "much", "q50-q1": "0.3", "q95-q1": "0.8"}
    form |= {"q05-q2": "0.9", "q50-q2": "0.5", "q95-q2": "0.95", "reason-q2": "<b>bold</b>"}
    form |= {"q05-q3": "0.1", "q50-q3": "0.5", "q95-q3": "7"}
    form |= {"q50-q4": "0.5"}
    form |= {"q05-q5": "0.1", "q50-q5": "0.2", "q95-q5": "0.3"}
    found = member.post(BASE, form)
    assert found.status_code == 422
    page = found.text
    bad = set(re.findall(r'aria-describedby="([^"]+)-bad"', page))
    assert bad == {"q05-q1", "q50-q2", "q50-q3", "q05-q4", "q95-q4"}
    assert all(f'id="{name}-bad"' in page for name in bad)
    sent = values(page)
    assert {n: v for n, v in form.items() if n != "do" and "q2" not in n}.items() <= sent.items()
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert seated.handed() == {}
    assert "1 of 25 answered; not handed in yet" in member.get(BASE).text
    again = sent | {"do": "hand", "q05-q1": "0.1", "q05-q2": "0.1", "q95-q3": "0.9", "q05-q4": "0.5", "q95-q4": "0.5"}
    assert member.post(BASE, again).status_code == 303
    assert len(seated.handed()) == 5


def test_a_sheet_written_before_a_restart_is_taken_after_it(seated: Seated) -> None:
    form = values(seated.entered(0).get(BASE).text)
    form |= {"q05-q1": "0.1", "q50-q1": "0.3", "q95-q1": "0.8", "do": "hand"}
    sent = seated.restarted(0).post(BASE, form)
    assert sent.status_code == 303
    assert seated.handed() == {"q1": (0.1, 0.3, 0.8)}


def test_a_form_without_the_token_of_the_seat_or_from_elsewhere_changes_nothing(seated: Seated) -> None:
    member = seated.entered(0)
    form = values(member.get(BASE).text) | {"q05-q1": "0.1", "q50-q1": "0.3", "q95-q1": "0.8", "do": "hand"}
    assert member.post(BASE, form | {"token": "x"}).status_code == 403
    there = {"sec-fetch-site": "cross-site", "origin": "https://elsewhere.example"}
    assert member.request("POST", BASE, data=form, headers=there).status_code == 403
    assert member.post(BASE, form | {"do": "propose", "kind": "option", "text": "x"}).status_code in {400, 422}
    assert seated.handed() == {}


def test_what_comes_after_the_round_has_closed_is_shown_again_and_not_kept(seated: Seated) -> None:
    from winset.desk.panels import close_round  # noqa: PLC0415 - heavy

    member = seated.entered(0)
    form = values(member.get(BASE).text) | {"q05-q1": "0.1", "q50-q1": "0.3", "q95-q1": "0.8", "do": "hand"}
    close_round(seated.case, "feasible", today=date(2026, 7, 12))
    late = member.post(BASE, form)
    assert late.status_code == 409
    assert "Not kept" in late.text
    assert "0.1, 0.3, 0.8" in late.text
    assert "No round is open" in member.get(BASE).text


def test_the_second_round_shows_own_values_quartiles_by_country_and_reasons_without_names(seated: Seated) -> None:
    seated.round_of_answers()
    member = seated.entered(0)
    page = member.get(BASE).text
    assert "Round 2: your answers" in page
    assert "you, last round" in page
    assert "everyone (7)" in page
    assert "Because of reason 3" in page
    assert not any(m.name in page or m.email in page for m in seated.people)
    filled = member.post(BASE, values(page) | {"do": "last"})
    assert filled.headers["location"].endswith("said=last")
    assert "25 of 25 answered; not handed in yet" in member.get(BASE).text


def test_round_nought_takes_proposals_with_their_words_kept_when_refused(seated: Seated) -> None:
    from winset.desk.panels import close_round  # noqa: PLC0415 - heavy

    fresh = seated.again(0)
    member = fresh.entered(0)
    page = member.get(BASE).text
    token = values(page)["token"]
    put = {"token": token, "do": "propose", "kind": "option", "reason": "It costs little."}
    refused = member.post(BASE, put | {"text": " "})
    assert refused.status_code == 422
    assert "It costs little." in refused.text
    assert member.post(BASE, put | {"text": "A hotline of coast guards"}).status_code == 303
    close_round(fresh.case, "feasible", today=date(2026, 7, 12))
    assert "A hotline of coast guards" in member.get(BASE).text


def test_who_reads_the_log_the_database_and_the_pages_learns_neither_names_nor_times(seated: Seated) -> None:
    """An attacker with web.db, what the server logged and every page of the workspace."""
    owner = seated.owner
    seated.round_of_answers()
    member = seated.entered(2)
    form = values(member.get(BASE).text)
    member.post(BASE, form | {"q05-q1": "x", "q50-q1": "1", "q95-q1": "1", "do": "hand"})
    member.post(BASE, form | {"token": "bad", "do": "hand"})
    member.request("POST", BASE, content=b"x" * 600_000, headers={"content-type": "text/plain"})
    member.request("POST", BASE, data=form, headers={"sec-fetch-site": "cross-site"})
    owner.app.workspace.audit.flush()
    with sqlite3.connect(seated.case / "web.db") as con:
        rows = con.execute("SELECT account, address, what, outcome, why FROM audit").fetchall()
        dump = "\n".join(con.iterdump())
    told = [row for row in rows if "seat" in row[2]]
    assert told
    assert all(row[0] == "" and row[1] == "" and row[3] == "refused" for row in told)
    seats = [s for (s,) in sqlite3.connect(seated.case / "rounds.db").execute("SELECT seat FROM seats")]
    pages = [
        owner.get(path).raise_for_status().text
        for path in (
            "/rounds",
            "/rounds/feasible",
            "/rounds/feasible.csv",
            "/rounds/feasible.json",
            "/history",
            "/audit",
        )
    ]
    for secret in (*seats, *seated.keys, *(m.name for m in seated.people), *(m.email for m in seated.people)):
        assert secret not in dump
        assert not any(secret in page for page in pages)


def test_pages_are_the_same_whoever_answered_first(seated: Seated) -> None:
    one, other = seated.again(1), seated.again(1)
    one.round_of_answers()
    other.round_of_answers(backwards=True)
    for path in ("/rounds/feasible", "/rounds/feasible.csv", "/rounds/feasible.json"):
        strip = lambda text: re.sub(r'state [0-9a-f]+|"snapshot":"\w+"|value="[\w-]+"', "", text)  # noqa: E731 - short
        assert strip(one.owner.get(path).text) == strip(other.owner.get(path).text)

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client, Seated

PAGE = "/rounds/feasible"


def test_a_case_without_a_panel_says_how_to_make_one(browsing: Client) -> None:
    found = browsing.get("/rounds")
    assert found.status_code == 200
    assert "winset rounds invite" in found.text
    assert browsing.get("/rounds/none").status_code == 404
    assert "No panel has brought anything" in browsing.get("/experts").text


def test_the_owner_holds_the_rounds_and_the_log_says_so(seated: Seated) -> None:
    owner = seated.owner
    assert "Round 1 is open; nothing of it is shown" in owner.get(PAGE).text
    assert owner.post(PAGE, {"step": "close"}).status_code == 422
    closed = owner.post(PAGE, {"step": "close", "sure": "yes"})
    assert closed.status_code == 303
    assert "Round 1 is closed." in owner.get(closed.headers["location"]).text
    opened = owner.post(PAGE, {"step": "open"})
    assert "Round 2 is open." in owner.get(opened.headers["location"]).text
    assert owner.post(PAGE, {"step": "open"}).status_code == 400
    assert owner.post(PAGE, {"step": "burn"}).status_code == 422
    assert "round 1 of panel feasible is closed" in owner.get("/audit").text


def test_others_look_and_hold_nothing(seated: Seated) -> None:
    sessions = seated.owner.app.workspace.sessions
    visitor = seated.member(0)
    visitor.http.cookies.set(sessions.cookie, sessions.begun("kim", "coder"))
    page = visitor.get(PAGE)
    assert page.status_code == 200
    assert "Hold the rounds" not in page.text
    form = next(s.form for s, _ in sessions._held.values() if s.account == "kim")
    assert visitor.post(PAGE, {"step": "close", "sure": "yes", "token": form}).status_code == 403
    assert "Round 1 is open" in seated.owner.get(PAGE).text


def test_results_tell_settled_agreed_and_who_answered_apart(seated: Seated) -> None:
    seated.round_of_answers()
    page = seated.owner.get(PAGE).text
    assert "After round 1: one round cannot tell whether answers have settled" in page
    assert "everyone 7 of 7" in page
    assert "Krippendorff’s α" in page
    assert "Because of reason 0" in page
    assert page.count("<svg") == 25
    rows = list(csv.DictReader(io.StringIO(seated.owner.get(f"{PAGE}.csv").text)))
    assert len(rows) == 25
    assert float(rows[0]["middle"]) == pytest.approx(0.34, abs=0.02)
    assert float(rows[0]["equal_05"]) < float(rows[0]["equal_50"]) < float(rows[0]["equal_95"])
    told = seated.owner.get(f"{PAGE}.json").json()
    assert [r["question"] for r in told["rows"]] == [f"q{n}" for n in range(1, 26)]


def test_minority_statements_are_printed_and_the_export_holds_no_names(seated: Seated) -> None:
    member = seated.entered(0)
    fields = dict(re.findall(r'name="(token|part|round)" value="([^"]*)"', member.get("/seat/feasible").text))
    said = {"q05-q1": "0", "q50-q1": "0.1", "q95-q1": "0.2", "reason-q1": "Nobody gains from it.", "minority-q1": "1"}
    assert member.post("/seat/feasible", fields | said | {"do": "hand"}).status_code == 303
    seated.round_of_answers(first=1)
    page = seated.owner.get(PAGE).text
    assert "<blockquote>Nobody gains from it.</blockquote>" in page
    packed = zipfile.ZipFile(io.BytesIO(seated.owner.get(f"{PAGE}/export.zip").content))
    assert {"answers.csv", "quartiles.csv", "result.json"} <= set(packed.namelist())
    everything = b"".join(packed.read(name) for name in packed.namelist()).decode()
    assert not any(p.name in everything or p.email in everything for p in seated.people)


def test_the_ranking_stands_beside_itself_without_the_experts(seated: Seated) -> None:
    ranked = seated.owner.get("/api/rank").json()["options"]
    hinge = next(o for o in ranked if o["binding_player"])
    file = seated.case / "questions.csv"
    lines = file.read_text(encoding="utf8").splitlines()
    cells = lines[1].split(",")
    cells[7:9] = [hinge["binding_player"], hinge["issue"]]
    file.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf8")
    seated.round_of_answers()
    seated.answers()
    closed = seated.owner.post(PAGE, {"step": "close", "sure": "yes"})
    assert "1 position went into the case" in closed.headers["location"].replace("+", " ")
    told = seated.owner.get("/experts.json").json()["rows"]
    assert len(told) > 10
    assert any(row["change"] != 0 for row in told)
    assert {row["rank"] for row in told} == set(range(1, len(told) + 1))

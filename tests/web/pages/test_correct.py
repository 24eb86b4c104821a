from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_a_correction_keeps_old_value_author_and_reason_and_can_be_undone(working: Client) -> None:
    case = working.app.workspace.settings.case
    before = (case / "chronicle.jsonl").read_text(encoding="utf8")
    row = json.loads(before.splitlines()[0])
    shown = working.get("/correct", params={"file": "chronicle.jsonl", "id": row["id"]}).text
    assert row["text"] in html.unescape(shown)
    sent = {
        "file": "chronicle.jsonl",
        "id": row["id"],
        "column": "text",
        "value": "Our better words.",
        "reason": "typo",
    }
    assert working.post("/correct", sent).status_code == 303
    assert "Our better words." in working.get("/evidence", params={"id": row["id"]}).text
    assert (
        json.loads((case / "chronicle.jsonl").read_text(encoding="utf8").splitlines()[0])["text"] == "Our better words."
    )
    page = working.get("/correct", params={"file": "chronicle.jsonl", "id": row["id"]}).text
    assert "typo" in page
    assert row["text"] in html.unescape(page)
    rows = working.get("/history.json").json()["rows"]
    act = next(r for r in rows if r["kind"] == "correct")
    assert (act["author"], act["reason"]) == ("owner", "typo")
    assert working.post("/undo", {"act": act["id"]}).status_code == 303
    assert json.loads((case / "chronicle.jsonl").read_text(encoding="utf8").splitlines()[0]) == row


def test_what_would_break_the_case_is_refused(working: Client) -> None:
    case = working.app.workspace.settings.case
    row = json.loads((case / "chronicle.jsonl").read_text(encoding="utf8").splitlines()[0])
    told = {"file": "chronicle.jsonl", "id": row["id"], "reason": "why not"}
    for column, value in (("date", "yesterday"), ("id", "other"), ("none", "x"), ("issue", "no-such-issue")):
        assert working.post("/correct", told | {"column": column, "value": value}).status_code == 422, column
    assert working.post("/correct", told | {"column": "text", "value": "x", "reason": " "}).status_code == 422
    for file in ("../../etc/passwd", "case.db", "winset.toml", "/etc/passwd"):
        assert working.post("/correct", told | {"file": file, "column": "text", "value": "x"}).status_code == 422, file

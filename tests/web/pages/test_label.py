from __future__ import annotations

import html
import re
import threading
from typing import TYPE_CHECKING

import pytest

from winset.desk.corrections import history
from winset.store import CaseFolder
from winset.web.pages.label import in_words

if TYPE_CHECKING:
    from tests.web.conftest import Client


def fields(page: str) -> dict[str, str]:
    return {n: html.unescape(v) for n, v in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)}


def test_a_coding_reads_in_words() -> None:
    told = in_words("USA GOV → JPN 057 2025-07-22")
    assert told.startswith("United States’s government → Japan: ")
    assert told.endswith(", 22 July 2025")
    assert in_words("anything else") == "anything else"


def test_a_label_counts_and_can_be_undone(working: Client) -> None:
    page = working.get("/label").text
    form = fields(page[page.index("Coded as") :])
    sent = working.post("/label", form | {"right": "yes"})
    assert sent.status_code == 303
    after = working.get(sent.headers["location"]).text
    assert "1 of" in after
    assert "100%" in after
    act = re.search(r'name="act" value="(\d+)"', after)
    assert act is not None
    assert working.post("/undo", {"act": act[1]}).status_code == 303
    assert "0 of" in working.get("/label").text
    history = working.get("/history").text
    assert "undo" in history
    assert working.post("/undo", {"act": act[1]}).status_code == 422


def test_a_row_that_was_coded_anew_is_not_labelled(working: Client) -> None:
    page = working.get("/label").text
    form = fields(page[page.index("Coded as") :])
    assert working.post("/label", form | {"right": "yes", "coding": "something else"}).status_code == 409
    assert working.post("/label", form | {"right": "maybe"}).status_code == 422


def test_nobody_waits_for_another_process_that_reads(working: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    case = working.app.workspace.settings.case
    form = fields(page[page.index("Coded as") :]) if (page := working.get("/label").text) else {}
    poll = working.app.workspace.desks.at(None).desk.case.polls[0]
    change = {"file": "polls.csv", "id": poll.id, "column": "note", "value": "Looked up.", "reason": "a test"}
    with CaseFolder.open(case).deriving():
        assert working.post("/label", form | {"right": "no"}).status_code == 303
        assert working.post("/correct", change).status_code == 303
        assert working.post("/undo", {"act": str(history(case)[-1].id)}).status_code == 303
        assert working.get("/timeline").status_code == 200
    monkeypatch.setattr("winset.web.answering.PATIENCE", 0.3)
    with CaseFolder.open(case).writing():
        busy = working.post("/correct", change)
        assert busy.status_code == 503
        assert "looking at it still works" in busy.text


def test_a_change_waits_for_a_writer_that_ends_soon(working: Client) -> None:
    case = working.app.workspace.settings.case
    file, row = "polls.csv", working.app.workspace.desks.at(None).desk.case.polls[0]
    given = {"file": file, "id": row.id, "column": "note", "value": "Looked up again.", "reason": "a test"}
    held, done = threading.Event(), threading.Event()

    def write() -> None:
        with CaseFolder.open(case).writing():
            held.set()
            done.wait(1.0)

    writer = threading.Thread(target=write)
    writer.start()
    held.wait()
    assert working.post("/correct", given).status_code == 303
    writer.join()
    assert working.session is not None
    mine = working.app.workspace.desks.fresh(None, who=working.session.key)
    assert mine is not None
    assert next(p for p in mine.desk.case.polls if p.id == row.id).note == given["value"]

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_a_claim_is_accepted_into_the_register_and_taken_back(working: Client) -> None:
    page = working.get("/review").text
    name = re.search(r'name="id" value="(constraint:[^"]+)"', page)
    assert name is not None
    case = working.app.workspace.settings.case
    before = (case / "constraints.csv").read_bytes()
    sent = working.post("/review", {"id": name[1], "decision": "accept", "reason": "clear words"})
    assert sent.status_code == 303, sent.text
    assert (case / "constraints.csv").read_bytes().startswith(before)
    assert (case / "constraints.csv").read_bytes() != before
    assert name[1] not in working.get("/review").text
    act = next(r for r in working.get("/history.json").json()["rows"] if r["kind"] == "accept")
    assert working.post("/undo", {"act": act["id"]}).status_code == 303
    assert (case / "constraints.csv").read_bytes() == before
    assert name[1] in working.get("/review").text


def test_a_rejected_claim_is_not_asked_again(working: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    name = re.search(r'name="id" value="([^"]+)"', working.get("/review").text)
    assert name is not None
    for room in ("review", "awaiting"):  # what the page showed is not computed again
        monkeypatch.setattr(f"winset.desk.{room}.pending", lambda *_, **__: pytest.fail("computed again"))
    assert working.post("/review", {"id": name[1], "decision": "reject", "reason": "irony"}).status_code == 303
    assert f'value="{name[1]}"' not in working.get("/review").text
    assert working.post("/review", {"id": name[1], "decision": "reject"}).status_code == 422
    assert working.post("/review", {"id": "none", "decision": "perhaps"}).status_code == 422

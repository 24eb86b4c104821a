from __future__ import annotations

from typing import TYPE_CHECKING

from winset.desk.corrections import correct, history

if TYPE_CHECKING:
    from tests.web.conftest import Client

PASSWORD = "four words that differ"  # noqa: S105 - of nobody


def test_a_coder_takes_back_only_what_he_did_himself(guarded: Client) -> None:
    space = guarded.app.workspace
    token = space.invitations.made("coder", "start")
    guarded.request("POST", "/join", data={"invitation": token, "name": "cody", "password": PASSWORD})
    case = space.settings.case
    name = (case / "polls.csv").read_text(encoding="utf8").splitlines()[1].split(",")[0]
    theirs = correct(case, "polls.csv", name, "note", "one", author="ann", reason="a")
    assert guarded.post("/undo", {"act": theirs.act}).status_code == 403
    sent = {"file": "polls.csv", "id": name, "column": "note", "value": "two", "reason": "b"}
    assert guarded.post("/correct", sent).status_code == 303
    mine = history(case)[-1]
    assert mine.author == "cody"
    assert guarded.post("/undo", {"act": mine.id}).status_code == 303
    assert guarded.post("/undo", {"act": "999"}).status_code == 404

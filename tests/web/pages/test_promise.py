from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def first(client: Client) -> str:
    """A promise with later rows that may show it."""
    rows = client.get("/commitments.json").json()["rows"]
    names = (row["id"] for row in rows if row["scores"] and row["date"] < "2024")
    return next(name for name in names if 'name="shows"' in client.get(f"/commitments/{name}").text)


def test_a_promise_shows_its_guideline_its_coders_and_what_may_show_it(browsing: Client) -> None:
    page = browsing.get(f"/commitments/{first(browsing)}").text
    assert "How it is judged" in page
    assert "reading the record up to" in page
    assert "tick what does" in page
    assert browsing.get("/commitments/none").status_code == 404


def test_a_judgement_is_appended_counts_and_can_be_undone(working: Client) -> None:
    name = first(working)
    file = working.app.workspace.settings.case / "judgements.csv"
    before = file.read_text(encoding="utf8")
    page = working.get(f"/commitments/{name}").text
    shown = html.unescape(re.findall(r'name="shows" value="([^"]+)"', page)[0])
    said = {
        "score": "-1",
        "reason": 'It was, "so far", never done',
        "shows": shown,
        "evidence": "https://example.org/x",
    }
    sent = working.post(f"/commitments/{name}", said)
    assert sent.status_code == 303
    added = file.read_text(encoding="utf8").removeprefix(before)
    assert added.count("\n") == 1
    assert added.startswith(f"{name},owner,")
    assert f"{shown} | https://example.org/x" in added
    after = working.get(sent.headers["location"]).text
    assert "says owner" in after
    assert "It was, &#34;so far&#34;, never done" in after
    act = re.search(r"\(act (\d+)\)", after)
    assert act is not None
    assert "score: -1" in working.get("/history").text
    assert working.post("/undo", {"act": act[1]}).status_code == 303
    assert file.read_text(encoding="utf8") == before
    assert "says owner" not in working.get(f"/commitments/{name}").text


def test_what_is_missing_is_told_at_once_and_nothing_typed_is_lost(working: Client) -> None:
    name = first(working)
    before = (working.app.workspace.settings.case / "judgements.csv").read_bytes()
    page = working.post(f"/commitments/{name}", {"reason": " ", "evidence": "no-such-row"})
    assert page.status_code == 422
    assert set(re.findall(r'id="(\w+)-bad"', page.text)) == {"score", "reason", "evidence"}
    assert ">no-such-row</textarea>" in page.text
    page = working.post(f"/commitments/{name}", {"score": "0", "reason": "because", "evidence": "no-such-row"})
    assert ">because</textarea>" in page.text
    assert re.search(r'value="0" checked', page.text)
    assert (working.app.workspace.settings.case / "judgements.csv").read_bytes() == before

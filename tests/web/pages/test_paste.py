from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from winset.store import CaseFolder

if TYPE_CHECKING:
    from tests.web.conftest import Client

TEXT = "Readout\n\nOn 18 June 2024 Japan and South Korea agreed to hold talks. Japan will open a hotline by 2025."


def test_a_pasted_text_is_coded_and_carries_its_mark(working: Client) -> None:
    began = time.monotonic()
    page = working.post("/paste", {"text": TEXT, "date": "2024-06-19", "handling": "AMBER"})
    assert time.monotonic() - began < 30
    assert page.status_code == 200
    assert "In the case" in page.text
    assert "TLP:AMBER" in page.text
    assert "agreed to hold talks" in page.text
    address = page.text.partition('href="/documents/')[2].partition('"')[0]
    assert "hotline" in working.get(f"/documents/{address}").text
    assert (
        "The case had this text already"
        in working.post("/paste", {"text": TEXT, "date": "2024-06-19", "handling": "AMBER"}).text
    )


def test_what_cannot_be_taken_is_said_and_the_text_stays_in_the_form(working: Client) -> None:
    assert working.post("/paste", {"text": " "}).status_code == 422
    page = working.post("/paste", {"text": TEXT, "date": "yesterday", "title": "Mine"})
    assert page.status_code == 422
    assert "agreed to hold talks" in page.text
    assert 'value="Mine"' in page.text
    assert working.post("/paste", {"text": TEXT, "handling": "PURPLE"}).status_code == 422
    assert working.post("/paste", {"text": "x" * 130_000}).status_code == 422


def test_while_files_are_read_a_text_is_kept_and_coded_after_them(
    working: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("winset.web.answering.PATIENCE", 0.5)
    case, space = working.app.workspace.settings.case, working.app.workspace
    with CaseFolder.open(case).deriving():
        page = working.post("/paste", {"text": TEXT, "date": "2024-06-19", "title": "Kept meanwhile"})
        assert page.status_code == 200
        assert "The text is in the case as pasted-2024-06-19-kept-meanwhile-" in page.text
        assert len(list((case / "sources").glob("pasted-*"))) == 1
        assert space.uploads.take(working.session.key, space.settings.limits.uploads_an_hour - 1) == 0.0  # type: ignore[union-attr]
    until = time.monotonic() + 60
    while space.jobs.busy and time.monotonic() < until:
        time.sleep(0.1)
    assert [job.state for job in space.jobs.all()] == ["done"], space.jobs.all()
    with CaseFolder.open(case).query() as query:
        (found,) = query.rows("SELECT id FROM documents WHERE title = 'Kept meanwhile'")
        events = query.rows("SELECT trigger FROM events WHERE document = $id", {"id": found["id"]})
    assert len(events) > 0

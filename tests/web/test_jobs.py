from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client

TEXT = (
    b"Statement\n\n2024-06-01\n\n"
    b"On 1 June 2024 Japan and South Korea agreed to hold talks. Japan thanked the United States."
)


def waited(client: Client, seconds: float = 60.0) -> list[str]:
    until = time.monotonic() + seconds
    while client.app.workspace.jobs.busy and time.monotonic() < until:
        time.sleep(0.1)
    return [job.state for job in client.app.workspace.jobs.all()]


def test_an_upload_is_read_while_pages_answer(working: Client) -> None:
    before = working.get("/documents.json").json()["rows"]
    sent = working.request(
        "POST", "/upload", data={"token": working.token}, files={"files": ("../../Statement of June.txt", TEXT)}
    )
    assert sent.status_code == 303
    assert working.get("/upload").status_code == 200
    assert working.get("/issues").status_code == 200
    part = working.get("/upload/progress", headers={"hx-request": "true"})
    assert "<html" not in part.text
    assert waited(working) == ["done"], working.app.workspace.jobs.all()
    working.changed_something()
    after = working.get("/documents.json").json()["rows"]
    assert len(after) == len(before) + 1
    (new,) = [row for row in after if row["id"] not in {r["id"] for r in before}]
    assert new["file"].startswith("statement-of-june-")
    assert not list((working.app.workspace.settings.case / "incoming").iterdir())


@pytest.mark.full  # a process of its own takes seconds
def test_what_cannot_be_read_says_so(working: Client) -> None:
    files = {"files": ("broken.pdf", b"%PDF-1.7 no more than this")}
    assert working.request("POST", "/upload", data={"token": working.token}, files=files).status_code == 303
    assert waited(working) == ["failed"]
    assert "failed" in working.get("/upload").text


def test_uploads_are_bounded(working: Client) -> None:
    from dataclasses import replace  # noqa: PLC0415 - here only

    space = working.app.workspace
    space.settings = replace(space.settings, limits=replace(space.settings.limits, upload=1000, body=500))
    files = {"files": ("big.txt", b"x" * 5000)}
    assert working.request("POST", "/upload", data={"token": working.token}, files=files).status_code == 413
    files = {"files": ("program.exe", b"MZ")}
    assert working.request("POST", "/upload", data={"token": working.token}, files=files).status_code == 422

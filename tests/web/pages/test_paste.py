from __future__ import annotations

import time
from typing import TYPE_CHECKING

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

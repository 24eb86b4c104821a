from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_a_brief_says_what_became_known_since_a_day(browsing: Client) -> None:
    page = browsing.get("/brief?since=2026-01-01")
    assert page.status_code == 200
    assert 'value="2026-01-01"' in page.text
    assert page.text.count("<h2>") >= 4
    assert "<style" not in page.text
    assert browsing.get("/brief?since=soon").status_code == 400


def test_the_same_leaves_as_text_and_as_a_word_document(browsing: Client) -> None:
    text = browsing.get("/brief.txt?since=2026-01-01")
    assert text.headers["content-type"].startswith("text/plain")
    word = browsing.get("/brief.docx?since=2026-01-01")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(word.content)).namelist()


def test_a_brief_that_is_kept_is_the_last_one_of_the_next(working: Client) -> None:
    page = working.get("/brief?since=2026-01-01&as-of=2026-03-01").text
    assert "Keep this brief" in page
    answer = working.post("/brief?as-of=2026-03-01", {"since": "2026-01-01"})
    assert "The brief of 1 March 2026 is kept" in working.get(answer.headers["location"]).text
    assert "What the brief of 1 March 2026 got wrong" in working.get("/brief?since=2026-03-01&as-of=2026-06-30").text


def test_what_is_left_out_leads_on_in_the_browser_and_to_no_command(browsing: Client) -> None:
    page = browsing.get("/brief").text
    assert re.search(r'\d+ more: see the <a href="/timeline">', page)
    assert "winset brief" not in page
    assert "`winset brief --json` lists all" in browsing.get("/brief.txt").text.replace("\n", " ")

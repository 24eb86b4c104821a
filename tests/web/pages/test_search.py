from __future__ import annotations

import html
import threading
from typing import TYPE_CHECKING

import pytest

from winset.desk.searching import has_index
from winset.store import search as store_search
from winset.web.line import Waits, hurried
from winset.web.pages.search import indexed

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_the_index_is_never_made_in_the_thread_of_a_page(working: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = working.app.workspace.desks.at(None)
    for file in opened.desk.folder.layout.parts.glob("search.db*"):
        file.unlink()
    with hurried(), pytest.raises(Waits):
        indexed(opened)
    made_in: list[str] = []
    real = store_search._refresh
    monkeypatch.setattr(
        store_search, "_refresh", lambda *given: made_in.append(threading.current_thread().name) or real(*given)
    )
    assert " found" in working.get("/search?q=islets").text
    assert set(made_in) <= {"line"}
    made_in.clear()
    assert " found" in working.get("/search?q=agreed").text
    assert not made_in
    for file in opened.desk.folder.layout.parts.glob("search.db*"):
        file.unlink()
    assert "1 found" in working.get("/search?q=weather").text
    assert made_in
    assert set(made_in) == {"line"}
    assert has_index(opened.desk)


def test_a_search_names_the_pages_about_what_was_looked_for(browsing: Client) -> None:
    page = browsing.get("/search", params={"q": "what holds Seoul back on intelligence sharing"}).text
    assert '<a href="/countries/KOR">South Korea</a>' in page
    assert '<a href="/issues/intelligence">' in page
    assert "/countries/JPN" not in page.partition("Pages about it")[2].partition("</p>")[0]
    assert '<a href="/countries/JPN">' in browsing.get("/search", params={"q": "日本"}).text.partition("Pages about")[2]
    assert "Pages about it" not in browsing.get("/search?q=weather").text


def test_a_question_that_no_sentence_holds_leads_to_any_of_its_words(browsing: Client) -> None:
    page = browsing.get("/search", params={"q": "which weather suits the agreement on islets"}).text
    assert "0 found" in page
    other = html.unescape(page.partition("Look for any of them")[0].rpartition('href="')[2].partition('"')[0])
    assert other == "/search?q=which+OR+weather+OR+suits+OR+agreement+OR+islets"
    assert "0 found" not in browsing.get(other).text
    assert "any of them" not in browsing.get("/search?q=weather").text
    assert "any of them" not in browsing.get("/search", params={"q": '"weather islets"'}).text

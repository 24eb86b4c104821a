from __future__ import annotations

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

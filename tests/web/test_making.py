"""A private page is made once for all sessions of an account, and each sees its own token and the latest state."""

from __future__ import annotations

import html
import re
import time
from typing import TYPE_CHECKING

import pytest

from winset.desk.corrections import history, label
from winset.desk.sampling import sampled
from winset.web.desks import GLANCE
from winset.web.pages import history as page_of_history
from winset.web.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.web.conftest import Client

ALIKE = ("/label", "/upload", "/history", "/correct?file=polls.csv&id={poll}")


def another(client: Client, account: str = "owner", role: str = "owner") -> Client:
    """The same app, looked at in a session of its own."""
    found = type(client)(client.app)
    sessions = client.app.workspace.sessions
    found.http.cookies.set(sessions.cookie, sessions.begun(account, role))
    return found


def left(client: Client) -> None:
    """End a session, not the workspace."""
    client.loop.run_until_complete(client.http.aclose())
    client.loop.close()


@pytest.fixture
def second(working: Client) -> Iterator[Client]:
    found = another(working)
    yield found
    left(found)


def without(page: str, client: Client) -> str:
    """A page without the session's token, which it must hold."""
    assert client.token in page
    return page.replace(client.token, "")


def label_one(client: Client, right: str, nth: int = 0) -> None:
    """Label a row by its form."""
    page = client.get("/label").text
    rows = re.findall(r'href="(/label\?[^"]+row=[^"]+)"', page)
    shown = client.get(html.unescape(rows[nth])).text.partition("Coded as")[2]
    told = {n: html.unescape(v) for n, v in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown)}
    assert client.post("/label", told | {"right": right}).status_code == 303


def test_sessions_of_an_account_share_a_page_but_no_token(working: Client, second: Client) -> None:
    label_one(working, "yes")
    case = working.app.workspace.desks.at(None).desk.case
    for path in (p.format(poll=case.polls[0].id) for p in ALIKE):
        mine, others = working.get(path), second.get(path)
        assert without(mine.text, working) == without(others.text, second)
        assert working.app.workspace.gap not in mine.text + others.text
        assert second.token not in mine.text
        assert mine.headers["cache-control"] == "no-store"


def test_a_page_that_was_made_is_not_made_again(
    working: Client, second: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert working.get("/history").status_code == 200
    label_one(working, "no")
    made: list[str] = []
    real: Callable[..., object] = page_of_history.done_so_far
    monkeypatch.setattr(page_of_history, "done_so_far", lambda path: made.append(str(path)) or real(path))
    monkeypatch.setattr("winset.web.desks.MOMENT", 3600.0)
    for client in (working, second, working, second):
        assert client.get("/history").status_code == 200
    assert len(made) == 1
    label_one(second, "yes", nth=1)
    assert re.search(r">label<", working.get("/history").text)
    assert len(made) == 2


def test_what_somebody_did_is_on_the_next_page_of_everybody(working: Client, second: Client) -> None:
    case = working.app.workspace.settings.case
    assert "0 of" in working.get("/label").text
    label_one(working, "yes")
    assert "1 of" in second.get("/label").text
    row = sampled(working.app.workspace.desks.at(None).desk, "coded", size=50)[-1]
    label(case, "coded", row, right=False, author="somebody at the command line")
    time.sleep(2 * GLANCE)
    for client in (working, second):
        assert "2 of" in client.get("/label").text
        assert "somebody at the command line" in client.get("/history").text


def test_what_one_may_not_do_is_not_offered_because_another_may(working: Client) -> None:
    label_one(working, "yes")
    act = str(history(working.app.workspace.settings.case)[-1].id)
    coder = another(working, "Ben", "coder")
    assert f'aria-label="Undo act {act}"' in working.get("/history").text
    assert f'aria-label="Undo act {act}"' not in coder.get("/history").text
    observer = another(working, "Eve", "observer")
    assert observer.get("/review").status_code == 403
    left(coder)
    left(observer)


def test_only_private_pages_are_kept_by_account() -> None:
    alike = [spec for spec in ROUTES if spec.alike]
    assert alike
    assert all(spec.private and spec.method == "GET" for spec in alike)
    assert not {spec.path for spec in alike} & {"/account", "/people", "/audit", "/rounds/{id}/export.zip"}

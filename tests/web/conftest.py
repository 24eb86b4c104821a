"""A workspace in this process, and somebody who has come in."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from winset.web import Limits, Settings, application
from winset.web.guard import Guard

BASE = "http://127.0.0.1:8350"
PLENTY = Limits(rate=1e6, burst=1e6, stranger_rate=1e6, stranger_burst=1e6)


class Client:
    """A browser without a screen: keeps cookies, says where it comes from, waits for each answer."""

    def __init__(self, app: Guard, base: str = BASE) -> None:
        self.app = app
        self.loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=transport, base_url=base, headers={"sec-fetch-site": "same-origin"})

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401 - as httpx has it
        """The answer to a request."""
        return self.loop.run_until_complete(self.http.request(method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401 - as above
        """The answer to a GET."""
        return self.request("GET", path, **more)

    def post(self, path: str, data: Mapping[str, Any] | None = None, **more: Any) -> httpx.Response:  # noqa: ANN401 - as above
        """The answer to a form with the session's token."""
        return self.request("POST", path, data={"token": self.token, **(data or {})}, **more)

    @property
    def token(self) -> str:
        """What every form of this client must carry."""
        cookie = "; ".join(f"{c.name}={c.value}" for c in self.http.cookies.jar)
        session = self.app.workspace.sessions.of(cookie)
        return session.form if session else ""

    def enter(self) -> Client:
        """Come in by the start address."""
        token = self.app.workspace.sessions.start_token
        assert self.get("/start", params={"token": token}).status_code == 303
        return self

    def close(self) -> None:
        """End the session and the workspace."""
        self.loop.run_until_complete(self.http.aclose())
        self.loop.close()
        self.app.workspace.close()


@pytest.fixture(scope="session")
def served(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one's own to serve, with two documents read."""
    from winset.desk import add, read  # noqa: PLC0415 - heavy

    mine = tmp_path_factory.mktemp("served") / "us-japan-rok"
    shutil.copytree(shipped, mine)
    text = mine.parent / "statement.txt"
    text.write_text(
        "Joint statement\n\n2024-05-14\n\nOn 14 May 2024 Japan and South Korea agreed to share intelligence.\n\n"
        "Japan criticised South Korea over the islets on 10 May 2024. The weather was fine.\n\n"
        "The biggest constraint on South Korea is public opinion, which opposes closer ties with Japan.\n\n"
        "Bad \u202e<script>alert(1)</script> text stands here.\n",
        encoding="utf8",
    )
    add(mine, [text])
    read(mine)
    return mine


def opened(case: Path, **settings: Any) -> Client:  # noqa: ANN401 - any setting
    """A client of a workspace of a case."""
    base = settings.pop("base", BASE)
    return Client(application(Settings(case=case, warm=False, **({"limits": PLENTY} | settings))), base)


@pytest.fixture(scope="session")
def browsing(served: Path) -> Iterator[Client]:
    """The owner of a workspace that tests only look at."""
    client = opened(served).enter()
    yield client
    client.close()


@pytest.fixture
def working(served: Path, tmp_path: Path) -> Iterator[Client]:
    """The owner of a workspace that a test may change."""
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(served, mine, ignore=shutil.ignore_patterns("web.db*"))
    client = opened(mine).enter()
    yield client
    client.close()


@pytest.fixture
def guarded(shipped: Path, tmp_path: Path) -> Iterator[Client]:
    """Nobody in particular before a workspace with accounts behind a proxy."""
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(shipped, mine)
    client = opened(
        mine, accounts=True, behind_proxy=True, names=("winset.example.org",), base="https://winset.example.org"
    )
    yield client
    client.close()

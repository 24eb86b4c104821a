"""A server on this machine is asked politely, and the worst of servers costs no more than the limits."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from winset.sources.web.address import Refused
from winset.sources.web.client import Client, Fetching

Answers = dict[str, Callable[[BaseHTTPRequestHandler], None]]


def page(body: bytes, *, status: int = 200, length: int | None = None, **headers: str) -> Callable[[Any], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Bytes without end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"0" * 65536)
    except OSError:
        return


def slow(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"0")
            time.sleep(0.1)
    except OSError:
        return


class Server:
    """Answers by path, and what was asked."""

    def __init__(self, answers: Answers) -> None:
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.path, self.headers.get("User-Agent"), time.monotonic()))
                answers.get(self.path, page(b"none", status=404))(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def serve() -> Iterator[Callable[[Answers], Server]]:
    made: list[Server] = []

    def start(answers: Answers) -> Server:
        made.append(Server(answers))
        return made[-1]

    yield start
    for server in made:
        server.http.shutdown()
        server.http.server_close()


def client(**how: Any) -> Client:
    return Client(Fetching(**({"private": True, "delay": 0.0, "seconds": 5.0} | how)))


Serve = Callable[[Answers], Server]


def test_a_page_comes_with_its_head_and_the_program_says_who_it_is(serve: Serve) -> None:
    server = serve(
        {"/a": page(gzip.compress(b"words"), Content_Encoding="gzip", Content_Type="text/plain; charset=utf-8")}
    )
    found = client().get(server.url + "/a")
    assert (found.body, found.kind, found.status, found.url) == (b"words", "text/plain", 200, server.url + "/a")
    assert found.seen
    assert [path for path, _, _ in server.asked] == ["/robots.txt", "/a"]
    assert all(agent.startswith("winset/") for _, agent, _ in server.asked)


def test_this_machine_is_not_asked_without_leave(serve: Serve) -> None:
    server = serve({"/a": page(b"words")})
    with pytest.raises(Refused) as error:
        client(private=False).get(server.url + "/a")
    assert error.value.code == "private"
    assert server.asked == []


def test_a_redirect_is_looked_at_again(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = serve({"/secret": page(b"secret")})
    outer = serve(
        {
            "/a": page(b"", status=302, Location=inner.url.replace("127.0.0.1", "127.0.0.2") + "/secret"),
            "/b": page(b"", status=301, Location="c"),
            "/c": page(b"words"),
        }
    )
    assert client().get(outer.url + "/b").body == b"words"
    monkeypatch.setattr("winset.sources.web.address._is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(Refused) as error:
        client(private=False).get(outer.url + "/a")
    assert error.value.code == "private"
    with pytest.raises(Refused) as error:
        client().get(serve({"/a": page(b"", status=302, Location="file:///etc/passwd")}).url + "/a")
    assert error.value.code == "address"
    assert inner.asked == []


def test_going_round_in_circles_ends(serve: Serve) -> None:
    server = serve({"/a": page(b"", status=302, Location="/a")})
    with pytest.raises(Refused) as error:
        client().get(server.url + "/a")
    assert error.value.code == "redirects"
    assert len(server.asked) == 7


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (page(b"0" * 2000), "too-large"),
        (page(b"", length=10**9), "too-large"),
        (page(gzip.compress(b"0" * 100_000), Content_Encoding="gzip"), "too-large"),
        (page(b"x", Content_Encoding="br"), "too-large"),
        (endless, "too-large"),
        (slow, "no-answer"),
        (page(b"cut", length=100), "no-answer"),
        (page(b"no", status=500), "status"),
        (page(b"no", status=404), "status"),
    ],
)
def test_a_bad_answer_is_a_sentence(serve: Serve, answer: Callable[[Any], None], code: str) -> None:
    server = serve({"/a": answer})
    start = time.monotonic()
    with pytest.raises(Refused) as error:
        client(size=1000, seconds=0.5).get(server.url + "/a")
    assert error.value.code == code
    assert time.monotonic() - start < 3


def test_nobody_there_is_a_sentence(serve: Serve) -> None:
    server = serve({})
    server.http.server_close()
    with pytest.raises(Refused) as error:
        client(seconds=0.5).get(server.url + "/a")
    assert error.value.code in {"no-answer", "robots"}


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that the program would have waited."""
    seconds: list[float] = []
    monkeypatch.setattr("winset.sources.web.client.time.sleep", seconds.append)
    return seconds


def test_robots_are_asked_once_and_obeyed_with_their_delay(serve: Serve, slept: list[float]) -> None:
    rules = b"User-agent: *\nDisallow: /private\nCrawl-delay: 900"
    server = serve({"/robots.txt": page(rules), "/a": page(b"words")})
    asking = client(longest_delay=300.0)
    assert asking.get(server.url + "/a").body == b"words"
    assert asking.get(server.url + "/a").body == b"words"
    with pytest.raises(Refused) as error:
        asking.get(server.url + "/private/x")
    assert error.value.code == "robots"
    assert [path for path, _, _ in server.asked] == ["/robots.txt", "/a", "/a"]
    assert [200 < seconds <= 300 for seconds in slept] == [True, True]


def test_a_site_whose_rules_cannot_be_had_is_left_alone(serve: Serve) -> None:
    server = serve({"/robots.txt": page(b"", status=500), "/a": page(b"words")})
    with pytest.raises(Refused) as error:
        client().get(server.url + "/a")
    assert error.value.code == "robots"


def test_hosts_are_asked_no_more_often_than_they_like(serve: Serve, slept: list[float]) -> None:
    server = serve({"/a": page(b"words")})
    client(delay=300.0).get(server.url + "/a")
    assert [200 < seconds <= 300 for seconds in slept] == [True]

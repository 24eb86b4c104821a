"""A table of hostile requests: a thousand of each kind, made by variation, all refused and logged."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.conftest import Client

EACH = 1000
Made = dict[str, Any]
UP = ("..", "%2e%2e", "..%2f", "%2e%2e%2f", "..%5c", "%252e%252e", "....//", ".%2e", "..%00", "%c0%ae%c0%ae")
ENDS = (
    "etc/passwd",
    "winset.toml",
    "case.db",
    "web.db",
    "windows/win.ini",
    "src/winset/web/app.py",
    "proc/self/environ",
)
FIELDS = ("' OR 1=1 --", "'; DROP TABLE acts; --", "${7*7}", "{{7*7}}", "<svg/onload=alert(1)>", "\r\nSet-Cookie: a=b",
          "javascript:alert(1)", "$(id)", "`id`", "1; ATTACH 'x' AS y", "UNION SELECT text FROM documents")  # fmt: skip


def word(rng: random.Random, least: int = 3, most: int = 12) -> str:
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789-_") for _ in range(rng.randint(least, most)))


def traversal(rng: random.Random) -> Made:
    start = rng.choice(["/static/", "/documents/", "/options/", "/", "/series/", "/api/documents/", "/static/../"])
    path = start + "/".join(rng.choice(UP) for _ in range(rng.randint(1, 6))) + "/" + rng.choice(ENDS)
    return {"path": path}


def injection(rng: random.Random) -> Made:
    name = rng.choice(["id", "q", "find", "sort", "o", "s", "as-of", "data", "issue", "page", "f", "at", "why", "size"])
    bad = quote(rng.choice(FIELDS), safe="")
    path = rng.choice(["/options/" + bad, "/number", "/evidence", "/events", "/documents/" + bad, "/issues/" + bad,
                       "/api/explain/" + bad])  # fmt: skip
    return {"path": path, "params": {name: rng.choice(FIELDS) + word(rng)}}


def oversized(rng: random.Random) -> Made:
    kind = rng.randrange(4)
    if kind == 0:
        return {"path": "/?q=" + word(rng, 3, 6) * 4000}
    if kind == 1:
        return {"path": "/", "headers": {word(rng): "x" * 40_000}}
    if kind == 2:
        return {"path": "/label", "method": "POST", "headers": {"content-length": str(rng.randint(70_000, 10**12))}}
    return {"path": "/review", "method": "POST", "content": b"x" * rng.randint(70_000, 90_000)}


def wrong_host(rng: random.Random) -> Made:
    host = rng.choice([
        f"{word(rng)}.example", f"127.0.0.1.{word(rng)}.com", f"localhost:{rng.randint(8351, 65535)}",
        f"127.0.0.1@{word(rng)}", "", "127.0.0.1:8350, evil", f"{word(rng)}:8350", "[::ffff:10.0.0.1]",
        "10.0.0.1:8350", "169.254.169.254",
    ])  # fmt: skip
    return {"path": rng.choice(["/", "/options", "/start", "/login"]), "headers": {"host": host}}


def cross_site(rng: random.Random) -> Made:
    path = rng.choice(["/label", "/review", "/correct", "/upload", "/undo", "/people", "/leave", "/login", "/join"])
    said = rng.choice([
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": f"https://{word(rng)}.example"},
        {"sec-fetch-site": "same-origin", "origin": "null"},
    ])  # fmt: skip
    return {"path": path, "method": "POST", "headers": said, "data": {"token": "stolen", word(rng): word(rng)}}


def forged_cookie(rng: random.Random) -> Made:
    name = rng.choice(["winset_8350", "__Host-winset", "winset", "winset_8350; winset_8350"])
    path = rng.choice(["/", "/options", "/audit", "/people", "/api/rank"])
    return {"path": path, "headers": {"cookie": f"{name}={word(rng, 20, 60)}"}}


def forged_form(rng: random.Random) -> Made:
    path = rng.choice(["/label", "/review", "/correct", "/undo", "/people", "/leave", "/upload"])
    token = rng.choice(["", word(rng, 20, 40)])
    return {"path": path, "method": "POST", "data": {"token": token, "act": "1", "id": word(rng), "right": "yes"}}


def wrong_method(rng: random.Random) -> Made:
    method = rng.choice(["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", word(rng).upper()])
    return {"path": rng.choice(["/", "/options", "/label", "/case.db"]), "method": method}


KINDS: list[tuple[str, Callable[[random.Random], Made], set[int]]] = [
    ("traversal", traversal, {400, 404, 405}),
    ("injection", injection, {400, 404, 422}),
    ("oversized", oversized, {413, 414, 431}),
    ("wrong host", wrong_host, {421}),
    ("cross-site", cross_site, {403}),
    ("forged form", forged_form, {403}),
    ("wrong method", wrong_method, {405}),
]


@pytest.mark.parametrize(("kind", "make", "expected"), KINDS, ids=[k[0] for k in KINDS])
def test_a_thousand_hostile_requests_of_an_owner_s_browser_are_refused(
    browsing: Client, kind: str, make: Callable[[random.Random], Made], expected: set[int]
) -> None:
    rng = random.Random(kind)
    statuses = [_sent(browsing, make(rng)) for _ in range(EACH)]
    assert set(statuses) <= expected, {s: statuses.count(s) for s in set(statuses)}


def test_a_thousand_forged_cookies_open_nothing(browsing: Client) -> None:
    rng = random.Random(1)
    browsing.app.workspace.audit.flush()
    before = _refused(browsing)
    kept = browsing.http.cookies
    browsing.http.cookies = type(kept)()
    try:
        statuses = {_sent(browsing, forged_cookie(rng)) for _ in range(EACH)}
    finally:
        browsing.http.cookies = kept
    assert statuses == {401}
    assert _refused(browsing) - before == EACH


def _sent(client: Client, made: Made) -> int:
    return client.request(made.pop("method", "GET"), made.pop("path"), **made).status_code


def _refused(client: Client) -> int:
    client.app.workspace.audit.flush()
    with client.app.workspace.database.use() as con:
        return int(con.execute("SELECT count(*) FROM audit WHERE outcome = 'refused'").fetchone()[0])


def test_refusals_are_logged_without_what_was_sent(browsing: Client) -> None:
    before = _refused(browsing)
    browsing.request(
        "POST", "/label", data={"token": "x", "secret": "my password"}, headers={"origin": "https://evil.example"}
    )
    assert _refused(browsing) == before + 1
    (last, *_) = browsing.app.workspace.audit.latest(1)
    assert (last.outcome, last.account) == ("refused", "owner")
    assert "password" not in f"{last.what}{last.why}"
    assert browsing.app.workspace.audit.broken_at() is None


def test_every_answer_says_what_a_browser_may_do(browsing: Client) -> None:
    for path in ("/", "/nothing", "/static/workspace.css", "/options.csv", "/api/rank"):
        headers = browsing.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"


def test_a_link_from_elsewhere_may_be_followed_but_not_fetched(browsing: Client) -> None:
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert browsing.get("/options", headers=followed).status_code == 200
    assert (
        browsing.get("/options", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}).status_code
        == 403
    )
    assert (
        browsing.get("/api/rank", headers={"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}).status_code == 403
    )


def test_a_body_that_never_ends_is_cut_off(browsing: Client) -> None:
    async def slow() -> Any:  # noqa: ANN401 - bytes, slowly
        for _ in range(1000):
            yield b"x"
            await asyncio.sleep(0.02)

    space = browsing.app.workspace
    whole = space.settings
    space.settings = replace(whole, limits=replace(whole.limits, seconds=0.2))
    try:
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert browsing.request("POST", "/label", content=slow(), headers=headers).status_code == 408
    finally:
        space.settings = whole


@pytest.mark.full  # a thousand waits take seconds
def test_a_thousand_bodies_that_arrive_too_slowly_are_cut_off_and_logged(browsing: Client) -> None:
    async def drip() -> Any:  # noqa: ANN401 - bytes, slowly
        for _ in range(1000):
            yield b"x"
            await asyncio.sleep(0.05)

    async def all_of_them() -> list[int]:
        headers = {"content-type": "application/x-www-form-urlencoded"}
        asked = (browsing.http.post("/label", content=drip(), headers=headers) for _ in range(EACH))
        return [answer.status_code for answer in await asyncio.gather(*asked)]

    space, before = browsing.app.workspace, _refused(browsing)
    whole = space.settings
    space.settings = replace(whole, limits=replace(whole.limits, seconds=0.5))
    try:
        statuses = browsing.loop.run_until_complete(all_of_them())
    finally:
        space.settings = whole
    assert set(statuses) == {408}
    assert _refused(browsing) - before == EACH


@pytest.mark.full  # writes to the disk for each
def test_a_thousand_expired_used_or_invented_invitations_open_nothing_and_are_logged(guarded: Client) -> None:
    space, rng = guarded.app.workspace, random.Random(4)
    used = space.invitations.made("coder", "ann")
    space.invitations.accepted(used, "bob", "four words that differ")
    tokens = [space.invitations.made("owner", "ann", days=-1 - n % 30) for n in range(400)]
    tokens += [used] * 200 + [word(rng, 20, 40) for _ in range(400)]
    rng.shuffle(tokens)
    before, accounts = _refused(guarded), len(space.accounts.all())
    statuses = []
    for number, token in enumerate(tokens):
        if number % 2:
            statuses.append(guarded.get("/join", params={"invitation": token}).status_code)
        else:
            form = {"invitation": token, "name": word(rng), "password": "four words that differ"}
            headers = {"origin": "https://winset.example.org"}
            statuses.append(guarded.request("POST", "/join", data=form, headers=headers).status_code)
    assert set(statuses) == {403}
    assert _refused(guarded) - before == EACH
    assert len(space.accounts.all()) == accounts
    assert not guarded.http.cookies

"""What every request passes before a page sees it: bounds, name, rate, origin, session; and what answers carry."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from starlette.exceptions import HTTPException

from winset.web.csp import HEADERS, REPORTS
from winset.web.csrf import SAFE, cross_site_refusal
from winset.web.hosts import is_allowed, own_origins
from winset.web.settings import SEATS, Limits
from winset.web.workspace import Workspace

__all__ = ["Guard"]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OPEN: Final = ("/static/", "/start", "/login", "/join", REPORTS, "/health", SEATS)
"""Beginnings of paths that need no session."""
UPLOAD: Final = "/upload"
PASTE: Final = "/paste"
METHODS: Final = frozenset({"GET", "HEAD", "POST"})


class Refusal(HTTPException):
    """Why a request goes no further; raised while a body arrives, it reaches the page's own error handling."""

    def __init__(self, status: int, why: str, *, wait: float = 0.0, quiet: bool = False) -> None:
        super().__init__(status, why)
        self.wait, self.quiet = wait, quiet


class Guard:
    """ASGI application around the pages."""

    def __init__(self, app: App, workspace: Workspace) -> None:
        self._app, self.workspace = app, workspace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it and say so in the log."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def sealed(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                given = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in HEADERS if h[0] not in given)]
            await send(message)

        scope["winset.account"] = ""
        try:
            self._checked(scope)
            await self._app(scope, self._bounded(scope, receive), sealed)
        except Refusal as refusal:
            self._note(scope, refusal)
            if not started:
                await _refuse(refusal, sealed)

    def _checked(self, scope: Scope) -> None:
        """Raise Refusal for what is too large, under a foreign name, too often, from elsewhere, or from a stranger."""
        space = self.workspace
        _well_formed(scope, space.settings.limits)
        headers = _headers(scope)
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not is_allowed(headers["host"], space.settings):
            raise Refusal(421, "asked under a name that is not ours")
        session = space.sessions.of(headers.get("cookie"))
        scope["winset.session"] = session
        if session is not None:
            scope["winset.account"] = session.account
        wait = space.visitors.take(session.key) if session else space.strangers.take(_address(scope))
        if wait:
            raise Refusal(429, "too many requests", wait=wait)
        path: str = scope["path"]
        origins = own_origins(headers["host"], space.settings)
        why = None if path == REPORTS else cross_site_refusal(scope["method"], headers, origins)
        if why is not None:
            raise Refusal(403, why)
        if session is None and not path.startswith(OPEN):
            raise Refusal(401, "no session", quiet=scope["method"] in SAFE and "cookie" not in headers)

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        """The body, as long as it is small enough and arrives in time."""
        limits = self.workspace.settings.limits
        path: str = scope["path"]
        most = limits.sheet if path.startswith((SEATS, PASTE)) else limits.body
        most += limits.upload if path == UPLOAD else 0
        declared = _headers(scope).get("content-length", "0")
        if not declared.isdigit() or int(declared) > most:
            raise Refusal(413, "more was sent than is taken")
        got = 0
        loop = asyncio.get_running_loop()
        until = loop.time() + limits.seconds

        async def bounded() -> MutableMapping[str, Any]:
            nonlocal got
            if got < 0:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError as error:
                raise Refusal(408, "it took too long to arrive") from error
            got += len(message.get("body", b""))
            if got > most:
                raise Refusal(413, "more was sent than is taken")
            if message["type"] == "http.request" and not message.get("more_body", False):
                got = -1
            return message

        return bounded

    def _note(self, scope: Scope, refusal: Refusal) -> None:
        if refusal.quiet:
            return
        what = f"{scope['method'][:20]} {scope['path']}"
        self.workspace.audit.add(
            account=scope["winset.account"], address=_address(scope), what=what, outcome="refused", why=refusal.detail
        )


def _well_formed(scope: Scope, limits: Limits) -> None:
    path: str = scope["path"]
    if scope["method"] not in METHODS:
        raise Refusal(405, f"method {scope['method'][:20]} is not used here")
    if len(scope["raw_path"] or b"") + len(scope["query_string"]) > limits.url:
        raise Refusal(414, "the address is too long")
    if sum(len(n) + len(v) for n, v in scope["headers"]) > limits.headers:
        raise Refusal(431, "the headers are too long")
    if "\x00" in path or "\\" in path or ".." in path.split("/"):
        raise Refusal(400, "the path is none of ours")


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


_WORDS: Final = {
    401: "Open the address that `winset serve` printed when it started, or sign in at /login.",
    403: "Go back to the workspace and do it there.",
    429: "Wait a moment and try again.",
}


async def _refuse(refusal: Refusal, send: Send) -> None:
    body = f"{refusal.status_code}: {refusal.detail}. {_WORDS.get(refusal.status_code, '')}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    if refusal.wait:
        headers.append((b"retry-after", str(int(refusal.wait) + 1).encode()))
    await send({"type": "http.response.start", "status": refusal.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": body})

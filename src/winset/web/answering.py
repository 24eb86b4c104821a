"""From a request to its answer: at once where it was made before, in a thread where not, and never waiting in one."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Final

import anyio.to_thread
from anyio import CapacityLimiter
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from winset.errors import CaseBusy
from winset.web.answer import Answer, working_page
from winset.web.failures import failed
from winset.web.line import NEVER, TooLong, Waits, hurried
from winset.web.making import Asked
from winset.web.roles import INSIDE
from winset.web.routes import Spec
from winset.web.session import Session
from winset.web.workspace import Workspace

__all__ = ["Handler", "handler", "response"]

FILES: Final = 20
"""Most files of one upload."""
PATIENCE: Final = 10.0
"""Seconds that a change waits, without keeping a thread, for another process that writes."""
OK: Final = 200
Handler = Callable[[Request], Awaitable[Response]]
Form = tuple[dict[str, list[str]], list[tuple[str, bytes]]]


def handler(workspace: Workspace, limiter: CapacityLimiter, spec: Spec, name: str, ending: str = "") -> Handler:
    """The function behind one address.

    Parameters
    ----------
    limiter : threads in which pages are made
    name : `module:function` of the page, or of its table for an ending
    """

    async def handle(request: Request) -> Response:
        asked = Asked(
            spec=spec, name=name, ending=ending, url=request.url.path, places=request.path_params,
            query=request.query_params.multi_items(),
            part="hx-request" in request.headers and "hx-history-restore-request" not in request.headers,
        )  # fmt: skip
        turn = _Turn(workspace, request, asked)
        if (found := turn.at_hand()) is not None:
            return response(request, found, private=spec.private)
        form = await _sent(request, workspace) if spec.method == "POST" else None
        return await turn.taken(limiter, partial(turn.changed, form) if form else turn.shown)

    return handle


class _Turn:
    """One request on its way to an answer."""

    def __init__(self, workspace: Workspace, request: Request, asked: Asked) -> None:
        self._workspace, self._request, self._asked = workspace, request, asked
        self._session: Session = request.scope["winset.session"]
        self._day = request.query_params.get("as-of") or None
        self._audience = None if self._session.role in INSIDE else workspace.settings.audience
        self._who = self._session.key if asked.spec.fresh else ""

    def at_hand(self) -> Answer | None:
        """The answer, where it was made before and still holds."""
        if self._asked.spec.method == "POST":
            return None
        return self._workspace.at_hand(self._asked, self._session, self._day, self._audience, who=self._who)

    def shown(self, *, last: bool) -> Answer:  # noqa: ARG002 - a page changes nothing, so it never finds the case busy
        """The page; raises Waits where it needs something that is being computed."""
        desks = self._workspace.desks
        with hurried():
            opened = desks.at(self._day, self._audience)
            mine = desks.fresh(self._day, self._audience, who=self._who) if self._who else None
        if mine is not None:  # what was done shows at once; what rests on it follows when it is worked out
            with suppress(TooLong), hurried(NEVER):
                return self._asked.shown(mine, self._workspace, self._session)
        with hurried():
            return self._asked.shown(opened, self._workspace, self._session)

    def changed(self, form: Form, *, last: bool) -> Answer:
        """What a form does; it waits in its thread, for it must be done once."""
        opened = self._workspace.desks.at(self._day, self._audience)
        try:
            return self._asked.made(opened, self._workspace, self._session, form=form[0], files=form[1], last=last)
        finally:
            self._workspace.desks.look_again()

    async def taken(self, limiter: CapacityLimiter, work: Callable[..., Answer]) -> Response:
        """Do the work in a thread, again and again until nothing is missing."""
        began, spec = time.monotonic(), self._asked.spec
        until = began + (PATIENCE if spec.method == "POST" else 0.0)
        shown_until = began + self._workspace.settings.patience if self._is_page else math.inf
        while True:
            last = time.monotonic() >= until
            found = await anyio.to_thread.run_sync(self._tried, work, last, limiter=limiter)
            if isinstance(found, Waits):
                found = await self._awaited(found, shown_until)
            elif found is None:
                await anyio.sleep(0.2)
            if found is not None:
                return response(self._request, found, private=spec.private)

    def _tried(self, work: Callable[..., Answer], last: bool) -> Answer | Waits | None:
        """The answer, also where something went wrong; None where another process writes and one may wait for it."""
        try:
            return work(last=last)
        except Waits as waits:
            return waits
        except Exception as error:  # noqa: BLE001 - a page for each, and a line in the log
            if isinstance(error, CaseBusy) and not last:
                return None
            return failed(error, self._request, self._workspace)

    async def _awaited(self, waits: Waits, until: float) -> Answer | None:
        """None when what a page needs is there; else why it failed, or that it takes a while."""
        left = None if until == math.inf else max(0.0, until - time.monotonic())
        try:
            await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(waits.result)), left)
        except TimeoutError:
            return working_page()
        except Waits:
            return None
        except Exception as error:  # noqa: BLE001 - a page for each, and a line in the log
            return failed(error, self._request, self._workspace)
        return None

    @property
    def _is_page(self) -> bool:
        """Whether somebody looks at it, who may be shown meanwhile that it is being worked out."""
        asked, path = self._asked, self._asked.spec.path
        return not (
            asked.ending or asked.part or "." in path or path.startswith("/api/") or asked.spec.method == "POST"
        )


async def _sent(request: Request, workspace: Workspace) -> Form:
    """Values and files of a form."""
    form: dict[str, list[str]] = {}
    files: list[tuple[str, bytes]] = []
    sent = await request.form(max_files=FILES, max_fields=500, max_part_size=workspace.settings.limits.sheet)
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            files.append((value.filename or "", await value.read()))
        else:
            form.setdefault(name, []).append(value)
    await sent.close()
    return form, files


def response(request: Request, answer: Answer, *, private: bool = False) -> Response:
    """The answer on the wire: packed where the browser takes that, nothing where it has the same already."""
    headers = dict(answer.headers) | {
        "cache-control": "no-store" if private or answer.status != OK else "private, no-cache",
        "etag": answer.tag,
        "vary": "Accept-Encoding, Cookie, HX-Request",
    }
    if request.headers.get("if-none-match") == answer.tag and answer.status == OK and not private:
        return Response(status_code=304, headers=headers)
    if answer.is_packed and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(answer.packed, answer.status, headers | {"content-encoding": "gzip"}, media_type=answer.kind)
    return Response(answer.body, answer.status, headers, media_type=answer.kind)

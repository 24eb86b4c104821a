"""The application: routes to pages, answers kept as long as the case is as it was."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any, Final

import anyio.to_thread
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from winset.errors import CaseBusy
from winset.web.answer import Answer, answer_of
from winset.web.csp import REPORTS
from winset.web.door import door_routes
from winset.web.failures import failed
from winset.web.guard import Guard
from winset.web.roles import INSIDE
from winset.web.routes import ROUTES, Spec
from winset.web.seats import seat_routes
from winset.web.session import Session
from winset.web.settings import Settings
from winset.web.static import static_routes
from winset.web.tables import csv_of, json_of
from winset.web.view import Refused, View
from winset.web.workspace import Workspace

__all__ = ["application"]

THREADS: Final = 8
FILES: Final = 20
"""Most files of one upload."""
PATIENCE: Final = 4.0
"""Seconds that a change waits, without keeping a thread, for another process that writes."""
Handler = Callable[[Request], Awaitable[Response]]


def application(settings: Settings) -> Guard:
    """The workspace of a case as an ASGI application.

    Its state is `application(...).workspace`: the start token, the log, the open desks.
    """
    workspace = Workspace(settings)
    limiter = CapacityLimiter(THREADS)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if settings.warm:
            _warm_up(workspace)
        yield
        workspace.close()

    routes = [
        *door_routes(workspace),
        *seat_routes(workspace),
        *static_routes(),
        Route(REPORTS, _reports(workspace), methods=["POST"]),
    ]
    for spec in ROUTES:
        if spec.table:
            routes += [_table_route(workspace, limiter, spec, ending) for ending in ("csv", "json")]
        routes.append(Route(spec.path, _handler(workspace, limiter, spec, spec.page), methods=[spec.method]))
    routes.sort(key=lambda route: ("{" in route.path, -route.path.count("."), route.path.count("{")))
    starlette = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={HTTPException: _not_found(workspace), 500: _not_found(workspace)},
    )
    return Guard(starlette, workspace)


def _warm_up(workspace: Workspace) -> None:
    import threading  # noqa: PLC0415 - here only

    def warm() -> None:
        from winset.web.render import environment  # noqa: PLC0415 - after the server listens

        environment()
        workspace.desks.at(None).warmed()

    threading.Thread(target=warm, name="warm", daemon=True).start()


def _table_route(workspace: Workspace, limiter: CapacityLimiter, spec: Spec, ending: str) -> Route:
    path = "/index" if spec.path == "/" else spec.path
    return Route(f"{path}.{ending}", _handler(workspace, limiter, spec, spec.table, ending), methods=["GET"])


def _handler(workspace: Workspace, limiter: CapacityLimiter, spec: Spec, name: str, ending: str = "") -> Handler:
    async def handle(request: Request) -> Response:
        day = request.query_params.get("as-of") or None
        part = "hx-request" in request.headers and "hx-history-restore-request" not in request.headers
        session: Session = request.scope["winset.session"]
        audience = None if session.role in INSIDE else workspace.settings.audience
        key = ("page", session.role, request.url.path, request.url.query, part)
        kept = spec.method == "GET" and not spec.private
        held = workspace.desks.ready(day, audience) if kept else None
        if held is not None and (found := held.ready(key)) is not None:
            return _response(request, found)
        form, files = await _sent(request, workspace) if spec.method == "POST" else ({}, ())

        def work(*, last: bool = True) -> Answer | None:
            try:
                opened = workspace.desks.at(day, audience)
                view = View(
                    workspace=workspace,
                    opened=opened,
                    session=_nobody(session) if kept else session,
                    route=request.url.path.removesuffix(f".{ending}") if ending else request.url.path,
                    path=request.path_params,
                    query=request.query_params.multi_items(),
                    form=form,
                    files=files,
                )
                make = _made(spec, name, ending, view, part=part)
                return opened.once(key, make) if kept else make()
            except Exception as error:  # noqa: BLE001 - a page for each, and a line in the log
                if isinstance(error, CaseBusy) and not last:
                    return None
                return failed(error, request, workspace)

        answer, until = None, time.monotonic() + (PATIENCE if spec.method == "POST" else 0.0)
        while answer is None:
            last = time.monotonic() >= until
            answer = await anyio.to_thread.run_sync(partial(work, last=last), limiter=limiter)
            if answer is None:
                await anyio.sleep(0.2)
        return _response(request, answer, private=spec.private)

    return handle


def _made(spec: Spec, name: str, ending: str, view: View, *, part: bool) -> Callable[[], Answer]:
    def make() -> Answer:
        view.demand(spec.action)
        if spec.method == "POST":
            _demand_token(view)
        reply: Any = spec.function(name)(view)
        if ending:
            reply = csv_of(reply, view) if ending == "csv" else json_of(reply, view)
        return answer_of(reply, view, part=part)

    return make


def _nobody(session: Session) -> Session:
    """All that a page may know which others of the same role will see too: the role."""
    return replace(session, key="", account="", form="")


def _demand_token(view: View) -> None:
    import hmac  # noqa: PLC0415 - for forms only

    if not hmac.compare_digest(view.sent("token").encode(), view.session.form.encode()):
        raise Refused(403, "the form is of another session; open the page again and send it from there")


async def _sent(request: Request, workspace: Workspace) -> tuple[dict[str, list[str]], list[tuple[str, bytes]]]:
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


def _response(request: Request, answer: Answer, *, private: bool = False) -> Response:
    headers = dict(answer.headers) | {
        "cache-control": "no-store" if private or answer.status != 200 else "private, no-cache",  # noqa: PLR2004 - OK
        "etag": answer.tag,
        "vary": "Accept-Encoding, Cookie, HX-Request",
    }
    if request.headers.get("if-none-match") == answer.tag and answer.status == 200 and not private:  # noqa: PLR2004 - OK
        return Response(status_code=304, headers=headers)
    if answer.is_packed and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(answer.packed, answer.status, headers | {"content-encoding": "gzip"}, media_type=answer.kind)
    return Response(answer.body, answer.status, headers, media_type=answer.kind)


def _reports(workspace: Workspace) -> Handler:
    async def report(request: Request) -> Response:
        workspace.violations.add(await request.body())
        return Response(status_code=204)

    return report


def _not_found(workspace: Workspace) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def missing(request: Request, error: Exception) -> Response:
        answer = await anyio.to_thread.run_sync(failed, error, request, workspace)
        return _response(request, answer)

    return missing

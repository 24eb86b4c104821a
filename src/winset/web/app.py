"""The application: routes to pages, answers kept as long as the case is as it was."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

import anyio.to_thread
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from winset.errors import WinsetError
from winset.web.answering import Handler, handler, response
from winset.web.csp import REPORTS
from winset.web.door import door_routes
from winset.web.failures import failed
from winset.web.guard import Guard
from winset.web.line import Waits, hurried
from winset.web.routes import ROUTES, Spec
from winset.web.seats import seat_routes
from winset.web.settings import Settings
from winset.web.static import static_routes
from winset.web.workspace import Workspace

__all__ = ["application"]

THREADS: Final = 8
LATER: Final = 0.2
"""Seconds after the start before the case is opened ahead."""


def application(settings: Settings) -> Guard:
    """The workspace of a case as an ASGI application.

    Its state is `application(...).workspace`: the start token, the log, the open desks.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: many small products, asked for by many
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
        routes.append(Route(spec.path, handler(workspace, limiter, spec, spec.page), methods=[spec.method]))
    routes.sort(key=lambda route: ("{" in route.path, -route.path.count("."), route.path.count("{")))
    starlette = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={HTTPException: _not_found(workspace), 500: _not_found(workspace)},
    )
    return Guard(starlette, workspace)


def _warm_up(workspace: Workspace) -> None:
    """Open the case and make its pages, after whoever opens the first one was answered from what is kept."""

    def work() -> None:
        from winset.web.render import environment  # noqa: PLC0415 - after the server listens

        environment()
        with suppress(Waits, WinsetError), hurried():  # whoever asks for a page is told what is wrong
            workspace.desks.at(None)

    asyncio.get_running_loop().call_later(LATER, lambda: threading.Thread(target=work, daemon=True).start())


def _table_route(workspace: Workspace, limiter: CapacityLimiter, spec: Spec, ending: str) -> Route:
    path = "/index" if spec.path == "/" else spec.path
    return Route(f"{path}.{ending}", handler(workspace, limiter, spec, spec.table, ending), methods=["GET"])


def _reports(workspace: Workspace) -> Handler:
    async def report(request: Request) -> Response:
        workspace.violations.add(await request.body())
        return Response(status_code=204)

    return report


def _not_found(workspace: Workspace) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def missing(request: Request, error: Exception) -> Response:
        answer = await anyio.to_thread.run_sync(failed, error, request, workspace)
        return response(request, answer)

    return missing

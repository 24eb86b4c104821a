"""Coming in: by the token of the start address, by name and password, or by an invitation; and whether we are up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from winset.web.accounts import Account, NotAccepted
from winset.web.answer import door_page
from winset.web.workspace import Workspace

__all__ = ["door_routes"]

Handler = Callable[[Request], Awaitable[Response]]


def door_routes(workspace: Workspace) -> list[Route]:
    """The addresses that need no session."""
    return [
        Route("/start", _start(workspace), methods=["GET"]),
        Route("/login", _login_form(workspace), methods=["GET"]),
        Route("/login", _login(workspace), methods=["POST"]),
        Route("/join", _join_form(workspace), methods=["GET"]),
        Route("/join", _join(workspace), methods=["POST"]),
        Route("/health", _health, methods=["GET"]),
    ]


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok\n", headers={"cache-control": "no-store"})


def _start(workspace: Workspace) -> Handler:
    async def start(request: Request) -> Response:
        token = request.query_params.get("token", "")
        secret = workspace.sessions.exchanged(token) if token else None
        if secret is None:
            if request.scope["winset.session"] is not None:
                return RedirectResponse("/", 303)
            _note(workspace, request, "refused", "start token that does not hold")
            return _page("This address worked once", "start", 403)
        _note(workspace, request, "done", "opened by the start token", account="owner")
        return _entered(workspace, secret)

    return start


def _login_form(workspace: Workspace) -> Handler:
    async def form(_: Request) -> Response:
        if not workspace.settings.accounts:
            return _page("This workspace has no accounts", "start", 404)
        return _page("Sign in", "login", 200)

    return form


def _login(workspace: Workspace) -> Handler:
    async def login(request: Request) -> Response:
        sent = await request.form(max_files=0, max_fields=5)
        name, password = str(sent.get("name", ""))[:60], str(sent.get("password", ""))
        address = request.client.host if request.client else ""
        if not workspace.settings.accounts:
            return _page("This workspace has no accounts", "start", 404)
        if workspace.doors.take(f"name {name.strip().lower()}") or workspace.doors.take(f"address {address}", 0.2):
            _note(workspace, request, "refused", "too many attempts to sign in")
            return _page("Sign in", "login", 429, said="Too many attempts. Wait some minutes.", name=name)
        found = await anyio.to_thread.run_sync(workspace.accounts.checked, name, password)
        if found is None:
            _note(workspace, request, "refused", "wrong name or password")
            return _page("Sign in", "login", 403, said="Name and password do not fit together.", name=name)
        _note(workspace, request, "done", "signed in", account=found.name)
        return _entered(workspace, workspace.sessions.begun(found.name, found.role))

    return login


def _join_form(workspace: Workspace) -> Handler:
    async def form(request: Request) -> Response:
        token = request.query_params.get("invitation", "")
        role = await anyio.to_thread.run_sync(workspace.invitations.role_of, token)
        if role is None:
            _note(workspace, request, "refused", "invitation that does not hold")
            return _page("This invitation does not hold", "invitation", 403)
        return _page("Join the workspace", "join", 200, role=role, invitation=token)

    return form


def _join(workspace: Workspace) -> Handler:
    async def join(request: Request) -> Response:
        sent = await request.form(max_files=0, max_fields=5)
        token = str(sent.get("invitation", ""))
        name, password = str(sent.get("name", ""))[:60], str(sent.get("password", ""))

        def accept() -> Account | str:
            try:
                return workspace.invitations.accepted(token, name, password)
            except NotAccepted as error:
                return str(error)

        made = await anyio.to_thread.run_sync(accept)
        if isinstance(made, str):
            _note(workspace, request, "refused", made)
            role = await anyio.to_thread.run_sync(workspace.invitations.role_of, token)
            if role is None:
                return _page("This invitation does not hold", "invitation", 403)
            return _page("Join the workspace", "join", 422, said=f"{made.capitalize()}.", role=role, invitation=token)
        _note(workspace, request, "done", f"joined as {made.role}", account=made.name)
        return _entered(workspace, workspace.sessions.begun(made.name, made.role))

    return join


def _entered(workspace: Workspace, secret: str) -> Response:
    response = RedirectResponse("/", 303, headers={"cache-control": "no-store"})
    response.headers["set-cookie"] = workspace.sessions.header(secret)
    return response


def _page(title: str, form: str, status: int, **values: str) -> Response:
    return Response(
        door_page(title, form, **values), status, {"cache-control": "no-store"}, media_type="text/html; charset=utf-8"
    )


def _note(workspace: Workspace, request: Request, outcome: str, why: str, *, account: str = "") -> None:
    workspace.audit.add(
        account=account,
        address=request.client.host if request.client else "",
        what=f"{request.method} {request.url.path}",
        outcome=outcome,
        why=why,
    )

"""The door and the sheet of a panel's members: a key opens a seat, without an account, a name or a time.

The key comes in the body of a form and stays in a cookie that no script reads, that no other site sends and that only
the pages of the one panel see. Nothing here writes to the log; refusals that the guard writes of these addresses are
kept without account and address.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from winset.errors import BadInput, CaseError, UnknownName, WinsetError
from winset.web.libraries import loaded
from winset.web.settings import SEATS

if TYPE_CHECKING:
    from winset.desk.panels import Sheet
    from winset.web.workspace import Workspace

__all__ = ["seat_routes", "token_of"]

COOKIE: Final = "winset_seat"
FIELDS: Final = 400
LONGEST_KEY: Final = 100
LATE: Final = (
    "Not kept: the round that this sheet belongs to has closed. What you wrote stands below; copy what you need."
)
_LOG: Final = logging.getLogger("winset.web")
_SAID: Final = {
    "saved": "Kept as a draft. It does not count before you hand it in.",
    "handed": "Handed in. You can change it and hand it in again until the round closes.",
    "put": "Put forward, without your name. You can put forward more.",
    "last": "The questions you had left open now hold your last answers, as a draft.",
}
Form = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    """A page, or where to go."""

    body: str = ""
    status: int = 200
    to: str = ""
    key: str | None = None
    """Key to keep in the cookie; empty to forget it, None to leave it as it is."""


def seat_routes(workspace: Workspace) -> list[Route]:
    """The addresses of members."""
    return [
        Route(f"{SEATS}{{panel}}", _handler(workspace, _get), methods=["GET"]),
        Route(f"{SEATS}{{panel}}", _handler(workspace, _post), methods=["POST"]),
    ]


def _handler(workspace: Workspace, work: Callable[..., _Reply]) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        form: Form = {}
        if request.method == "POST":
            sent = await request.form(max_files=0, max_fields=FIELDS, max_part_size=workspace.settings.limits.body)
            for name, value in sent.multi_items():
                form.setdefault(name, []).append(str(value))
        reply = await anyio.to_thread.run_sync(_worked, workspace, work, request, form)
        headers = {"cache-control": "no-store", "referrer-policy": "same-origin"}
        if reply.to:
            headers["location"] = reply.to
        if reply.key is not None:
            headers["set-cookie"] = _cookie(workspace, request.path_params["panel"], reply.key)
        status = 303 if reply.to else reply.status
        return Response(reply.body, status, headers, media_type="text/html; charset=utf-8")

    return handle


def _worked(workspace: Workspace, work: Callable[..., _Reply], request: Request, form: Form) -> _Reply:
    panel = request.path_params["panel"]
    loaded()
    try:
        return work(workspace, panel, _key(request), request, form)
    except UnknownName:
        return _door(panel, said="This key opens no seat here.", status=403)
    except WinsetError as error:
        return _Reply(body=_failure("That did not work", str(error), 400), status=400)
    except Exception:  # noqa: BLE001 - a page for each; the log of pages would say who asked
        _LOG.exception("a sheet failed")
        return _Reply(body=_failure("Something went wrong", "The program failed on this page.", 500), status=500)


def _get(workspace: Workspace, panel: str, key: str, request: Request, _: Form) -> _Reply:
    from winset.desk.panels import sheet  # noqa: PLC0415 - a second of imports, after the server listens

    if not key:
        return _door(panel)
    try:
        found = sheet(workspace.settings.case, panel, key)
    except CaseError:
        return _door(panel, said="This key opens no seat here any more.", status=403, key="")
    said = _SAID.get(request.query_params.get("said", ""), "")
    return _page(workspace, found, key, part=_part(request.query_params.get("part", "")), said=said)


def _post(workspace: Workspace, panel: str, key: str, request: Request, form: Form) -> _Reply:
    do = _sent(form, "do")
    if do == "enter":
        return _entered(workspace, panel, request, form)
    if not key:
        return _door(panel, said="Enter your key first.", status=403)
    if not hmac.compare_digest(_sent(form, "token").encode(), token_of(key).encode()):
        return _Reply(
            body=_failure("Not from your sheet", "Open the sheet again and send it from there.", 403), status=403
        )
    if do == "leave":
        return _Reply(to=_address(panel), key="")
    if do == "propose":
        return _proposed(workspace, panel, key, form)
    return _answered(workspace, panel, key, form, do)


def _entered(workspace: Workspace, panel: str, request: Request, form: Form) -> _Reply:
    from winset.desk.panels import sheet  # noqa: PLC0415 - as above

    key = _sent(form, "key").strip()[:LONGEST_KEY]
    try:
        sheet(workspace.settings.case, panel, key)
    except WinsetError:
        client = request.client.host if request.client else ""
        wait = workspace.doors.take(client)
        said = "Too many wrong keys from here; wait a little." if wait else "This key opens no seat here."
        return _door(panel, said=said, status=429 if wait else 403)
    return _Reply(to=_address(panel), key=key)


def _answered(workspace: Workspace, panel: str, key: str, form: Form, do: str) -> _Reply:
    from winset.desk.panels import save_draft, sheet  # noqa: PLC0415 - as above
    from winset.web.sheets import filed, held, part_of, typed  # noqa: PLC0415 - as above

    case, part = workspace.settings.case, _part(_sent(form, "part"))
    before = sheet(case, panel, key)
    rows = typed(form, part_of(before, part))
    if before.round is None or str(before.round) != _sent(form, "round"):
        return _page(workspace, before, key, part=part, said=LATE, rows=rows, status=409)
    done = filed(case, panel, key, before, rows, final=do == "hand")
    if do == "last" and not done.wrong:
        after = sheet(case, panel, key)
        mine = held(after)
        mine |= {one.question.id: one.last for one in after.asked if one.last and one.question.id not in mine}
        save_draft(case, panel, key, tuple(mine.values()))
    if done.wrong:
        after = sheet(case, panel, key)
        return _page(workspace, after, key, part=part, rows=rows, wrong=done.wrong, status=422)
    if do.startswith("part-"):
        part = _part(do.removeprefix("part-"))
    return _Reply(
        to=f"{_address(panel)}?part={part}&said={do if do == 'last' else 'handed' if done.handed else 'saved'}"
    )


def _proposed(workspace: Workspace, panel: str, key: str, form: Form) -> _Reply:
    from winset.desk.panels import proposed, sheet  # noqa: PLC0415 - as above

    case = workspace.settings.case
    given = {name: _sent(form, name).strip() for name in ("kind", "text", "reason")}
    try:
        proposed(case, panel, key, **given)
    except (BadInput, UnknownName) as error:
        said = error.problems[0].what if isinstance(error, BadInput) else "choose an option or a constraint"
        return _page(workspace, sheet(case, panel, key), key, said=f"Not kept: {said}.", given=given, status=422)
    return _Reply(to=f"{_address(panel)}?said=put")


def _page(workspace: Workspace, found: Sheet, key: str, *, part: int = 1, status: int = 200, **more: Any) -> _Reply:
    from winset.web.pages.sheet import sheet_page  # noqa: PLC0415 - templates need the report's words

    opened = workspace.desks.at(None, workspace.settings.audience)
    return _Reply(body=sheet_page(opened.desk, found, token=token_of(key), part=part, **more), status=status)


def _door(panel: str, *, said: str = "", status: int = 200, key: str | None = None) -> _Reply:
    from winset.web.layout import bare  # noqa: PLC0415 - templates

    return _Reply(body=bare("seat_door.html.j2", action=_address(panel), said=said), status=status, key=key)


def _failure(title: str, sentence: str, status: int) -> str:
    from winset.web.layout import bare  # noqa: PLC0415 - templates

    return bare("failure.html.j2", title=title, sentence=sentence, status=status)


def token_of(key: str) -> str:
    """What every form of a seat carries: from the key, so that a sheet outlives a restart of the server."""
    return hashlib.sha256(f"form of a seat\x1f{key}".encode()).hexdigest()[:32]


def _key(request: Request) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return "" if found is None else found.value[:LONGEST_KEY]


def _cookie(workspace: Workspace, panel: str, key: str) -> str:
    marks = "; Secure" if workspace.settings.secure else ""
    age = "" if key else "; Max-Age=0"
    return f"{COOKIE}={quote(key, safe='')}; Path={_address(panel)}; HttpOnly; SameSite=Strict{marks}{age}"


def _address(panel: str) -> str:
    return f"{SEATS}{quote(panel, safe='')}"


def _sent(form: Mapping[str, list[str]], name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _part(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 4 and int(text) else 1  # noqa: PLR2004 - digits

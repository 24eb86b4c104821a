"""Run the workspace until it is stopped."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from winset.errors import CaseError, UnknownName
from winset.web.app import application
from winset.web.hosts import listening_refusal
from winset.web.patience import PatientProtocol
from winset.web.settings import LEAST, Settings

__all__ = ["listening", "run"]

WAITING = 512
"""Requests at a time; more are told to come back."""


def run(
    case: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8350,
    names: tuple[str, ...] = (),
    accounts: bool = False,
    audience: str = LEAST,
    behind_proxy: bool = False,
    certificate: Path | None = None,
    key: Path | None = None,
    tell: Callable[[str], None] = print,
    show: bool = False,
) -> None:
    """Serve a case until a signal ends it.

    Parameters
    ----------
    case : folder
    host, port : where to listen; port 0 takes a free one
    names : host names under which others reach it
    audience : what experts and observers may see, one of `winset.desk.AUDIENCES`
    accounts, behind_proxy, certificate, key : how it is protected where others reach it
    tell : called with each line for the person who started it
    show : open the browser

    Raises
    ------
    CaseError : the folder is no case, the address is taken, or others could reach it unprotected
    UnknownName : no such audience
    """
    if not (case / "winset.toml").is_file():
        raise CaseError(f"{case} is no case: it has no winset.toml; `winset new {case}` makes one")
    _known(audience)
    listener = listening(host, port)
    port = listener.getsockname()[1]
    settings = Settings(
        case=case, host=host, port=port, names=names, accounts=accounts, audience=audience,
        behind_proxy=behind_proxy, tls=certificate is not None,
    )  # fmt: skip
    refusal = listening_refusal(settings)
    if refusal is not None:
        listener.close()
        raise CaseError(refusal)
    app = application(settings)
    address = _address(settings)
    token = app.workspace.sessions.start_token
    if token is not None:
        address += f"/start?token={token}"
    elif not any(account.closed is None for account in app.workspace.accounts.all()):
        address += f"/join?invitation={app.workspace.invitations.made('owner', 'start')}"
    tell(f"winset: the workspace of {case} is at\n{address}\nStop it with Ctrl-C.")
    if show:
        webbrowser.open(address)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=True, proxy_headers=behind_proxy,
        forwarded_allow_ips="127.0.0.1" if behind_proxy else None, limit_concurrency=WAITING, timeout_keep_alive=15,
        h11_max_incomplete_event_size=settings.limits.headers, http=PatientProtocol, ws="none",
        ssl_certfile=certificate, ssl_keyfile=key,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])


def _known(audience: str) -> None:
    if audience != LEAST:
        from winset.desk.handling import AUDIENCES  # noqa: PLC0415 - a second of imports

        if audience not in AUDIENCES:
            raise UnknownName("audience", audience, AUDIENCES)


def listening(host: str, port: int) -> socket.socket:
    """A socket that already takes connections; port 0 takes a free one. Raises CaseError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(
        family, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )  # named, so that asyncio switches Nagle off
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CaseError(f"{host}:{port} cannot be listened on ({error.strerror}); choose another --port") from error
    listener.listen(WAITING)
    return listener


def _address(settings: Settings) -> str:
    if settings.names:
        return f"https://{settings.names[0]}" + ("" if settings.behind_proxy else f":{settings.port}")
    return settings.origin

"""Whom to listen to: loopback unless told otherwise, and only under names that are ours."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

from winset.web.settings import Settings

__all__ = ["is_allowed", "is_loopback", "listening_refusal", "own_origins"]

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_HOST: Final = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(?P<port>\d{1,5}))?")


def is_loopback(host: str) -> bool:
    """Whether an address to listen on reaches this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def listening_refusal(settings: Settings) -> str | None:
    """Why these settings would expose a case to others without protection; None where they do not."""
    if is_loopback(settings.host) and not settings.behind_proxy:
        return None
    if not settings.accounts:
        return f"{settings.host} can be reached by others, and anyone could read the case: add --accounts"
    if not settings.secure:
        return (
            f"{settings.host} can be reached by others, and passwords would travel in the clear: add --certificate and "
            "--key, or --behind-proxy where a proxy in front speaks TLS"
        )
    if not settings.names:
        return "say under which name people reach it, such as --name winset.example.org: other names are refused"
    return None


def is_allowed(host: str, settings: Settings) -> bool:
    """Whether a Host header names us: a foreign name that points here (DNS rebinding) does not."""
    found = _HOST.fullmatch(host.lower())
    if found is None:
        return False
    name, port = found["name"], found["port"]
    if name in settings.names:
        return True
    known = {*LOOPBACK, settings.host.lower()}
    return name in known and (port is None or int(port) == settings.port)


def own_origins(host: str, settings: Settings) -> tuple[str, ...]:
    """The origins that a browser may name for a request with this Host header."""
    scheme = "https" if settings.secure else "http"
    return (f"{scheme}://{host.lower()}",)

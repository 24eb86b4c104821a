"""Where an address leads: resolved once, and refused where it leads into a private network."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urljoin, urlsplit

__all__ = ["Refused", "Resolve", "Target", "resolved", "target"]

Resolve = Callable[[str, int], Sequence[str]]
"""From host and port to numbers of the network."""
_PORTS: Final = {"http": 80, "https": 443}
_HOST: Final = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}")
_LONGEST: Final = 4096
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
_EMBEDDING: Final = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 numbers that stand for IPv4 ones."""


class Refused(Exception):
    """Nothing was fetched; the message is the reason, `code` is for scripts."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address, and the number of the machine that will be asked: no second look-up can lead elsewhere."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    """Path and query, as they are asked for."""
    number: str
    """IP address."""

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one `robots.txt` is for."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"


def target(url: str, *, base: str | None = None, private: bool = False, resolve: Resolve | None = None) -> Target:
    """The target of an address.

    Parameters
    ----------
    base
        Address that a relative one is read from.
    private
        Whether machines of a private network, this one included, may be asked.
    resolve
        Looks a host up; the system's by default.

    Raises
    ------
    Refused
        The address is none, is not http or https, or leads into a private network.
    """
    url = quote(urljoin(base or "", url.strip()), safe=_SAFE)
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (
            (parts.hostname or "").encode("idna").decode() if not _is_number(parts.hostname) else parts.hostname or ""
        )
    except ValueError as error:
        raise Refused("address", f"{url[:200]!r} is no address ({error})") from error
    if parts.scheme not in _PORTS:
        raise Refused("address", f"{url[:200]!r} is not an address of http or https")
    if not _HOST.fullmatch(host) or len(url) > _LONGEST:
        raise Refused("address", f"{url[:200]!r} is no address")
    if parts.username is not None or parts.password is not None:
        raise Refused("address", "addresses with a name and password are not fetched; save the page yourself")
    number = _number(host, port, resolve or resolved, private=private)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    clean = parts._replace(fragment="").geturl()
    return Target(url=clean, scheme=parts.scheme, host=host, port=port, path=path, number=number)


def resolved(host: str, port: int) -> Sequence[str]:
    """Numbers of a host as the system tells them."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _number(host: str, port: int, resolve: Resolve, *, private: bool) -> str:
    try:
        numbers = list(dict.fromkeys(resolve(host, port)))
    except OSError as error:
        raise Refused("unknown-host", f"no machine of the name {host} was found ({error.strerror})") from error
    if not numbers:
        raise Refused("unknown-host", f"no machine of the name {host} was found")
    if not private and (closed := next((n for n in numbers if not _is_public(n)), None)) is not None:
        what = f"{host} leads into a private network ({closed}); --allow-private fetches it all the same"
        raise Refused("private", what)
    return numbers[0]


def _is_number(host: str | None) -> bool:
    try:
        ipaddress.ip_address(host or "")
    except ValueError:
        return False
    return True


def _is_public(number: str) -> bool:
    """Whether a number is one of the open network, and none that stands for one of another kind."""
    try:
        found: Any = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if found.version == 6:  # noqa: PLR2004 - version of the protocol
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _EMBEDDING:
            inside = ipaddress.ip_address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            return _is_public(str(inside))
    return bool(found.is_global and not found.is_multicast and not found.is_reserved)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host

"""Asking a server for a page: one machine a request, redirects looked at again, bounded in bytes and seconds."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from winset import __version__
from winset.sources.warc import Response, unpacked
from winset.sources.web.address import Refused, Resolve, Target, target
from winset.sources.web.robots import Robots

__all__ = ["Client", "Fetching", "Known"]

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({429, 503})
_CHUNK: Final = 64 << 10
_OK: Final = 200
_SAME: Final = 304
_MISSING: Final = range(400, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How pages are asked for."""

    private: bool = False
    """Whether machines of a private network may be asked."""
    delay: float = 1.0
    """Least seconds between two requests to one host; a site may ask for more."""
    longest_delay: float = 60.0
    """Most seconds that a site may ask for."""
    seconds: float = 60.0
    """Most seconds that one answer may take."""
    size: int = 200_000_000
    """Most bytes of one answer, unpacked."""
    redirects: int = 5
    """Most redirects that are followed."""
    agent: str = f"winset/{__version__} (research; reads robots.txt)"
    """Name by which the program calls itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an earlier answer said of its version."""

    url: str
    """Address that gave it, after redirects."""
    etag: str | None
    last_modified: str | None

    def headers(self) -> dict[str, str]:
        """What to ask with, so that the server answers only with something else; nothing that could break a head."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}


@dataclass
class Client:
    """Asks servers one after the other, each host no more often than it likes."""

    how: Fetching = field(default_factory=Fetching)
    resolve: Resolve | None = None
    """Looks hosts up; the system's by default."""
    _robots: dict[str, Robots] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, *, known: Known | None = None) -> Response:
        """The answer to a request for a page, after redirects.

        Parameters
        ----------
        known : the answer that is here already; where the server says that it still holds, the status is 304 and the
            body empty

        Raises
        ------
        Refused
            The address may not be asked, the site does not want it, or the answer is none, too large or too slow.
        """
        place: str | None = None
        for _ in range(self.how.redirects + 1):
            aim = target(url, base=place, private=self.how.private, resolve=self.resolve)
            robots = self._rules(aim)
            if not robots.allow(aim.path):
                raise Refused(
                    "robots", f"{aim.host} asks programs to leave this page alone (robots.txt); save it yourself"
                )
            told = known.headers() if known is not None and known.url == aim.url else {}
            status, headers, body = self._answer(aim, robots.delay, told)
            if status in _REDIRECTS and headers.get("location"):
                url, place = headers["location"], aim.url
                continue
            if status != _OK and not (told and status == _SAME):
                later = "; try again later" if status in _BUSY else ""
                raise Refused("status", f"{aim.host} answers {status} {http.client.responses.get(status, '')}{later}")
            day = datetime.now(UTC).date().isoformat()
            return Response(url=aim.url, seen=day, status=status, headers=headers, body=body)
        raise Refused("redirects", f"{url[:200]} leads on more than {self.how.redirects} times")

    def _rules(self, aim: Target) -> Robots:
        """What a site asks of programs: nothing where it has no rules, to leave all alone where it cannot say."""
        if aim.origin not in self._robots:
            page = target("/robots.txt", base=aim.url, private=self.how.private, resolve=self.resolve)
            try:
                status, _, body = self._answer(page, None, {})
            except Refused:
                status, body = 503, b""
            if status == _OK:
                rules = Robots.parse(body.decode("utf-8", "replace"), self.how.agent)
            else:
                rules = Robots(closed=status not in _MISSING and status not in _REDIRECTS)
            self._robots[aim.origin] = rules
        return self._robots[aim.origin]

    def _answer(self, aim: Target, wished: float | None, told: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        self._wait(aim.host, max(self.how.delay, min(wished or 0.0, self.how.longest_delay)))
        try:
            with _connection(aim, self.how.seconds) as link:
                link.request("GET", aim.path, headers={
                    "User-Agent": self.how.agent, "Accept": "*/*", "Accept-Encoding": "gzip, deflate",
                    "Connection": "close", **told,
                })  # fmt: skip
                with closing(link.getresponse()) as answer:
                    body = _body(answer, self.how.size)
                    headers = {name.lower(): value for name, value in answer.getheaders()}
                    status = answer.status
        except (OSError, http.client.HTTPException, ValueError) as error:
            what = (
                f"{aim.host} gave no whole answer within {self.how.seconds:g} seconds ({str(error)[:80] or 'cut off'})"
            )
            raise Refused("no-answer", what) from error
        whole = unpacked(body, headers.get("content-encoding", ""), bound=self.how.size)
        if whole is None:
            raise Refused("too-large", f"the answer of {aim.host} unpacks to more than the limits allow, or not at all")
        return status, headers, whole

    def _wait(self, host: str, delay: float) -> None:
        before = self._asked.get(host)
        if before is not None and (rest := before + delay - time.monotonic()) > 0:
            time.sleep(rest)
        self._asked[host] = time.monotonic()


@dataclass
class _Link:
    """A connection, and whether it had to be cut."""

    http: http.client.HTTPConnection
    raw: socket.socket
    late: bool = False

    def cut(self) -> None:
        """End it, whoever is waiting for it."""
        self.late = True
        with suppress(OSError):  # closed already
            self.raw.shutdown(socket.SHUT_RDWR)


@contextmanager
def _connection(aim: Target, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to the machine that was looked up, cut after so many seconds whatever it does."""
    http_link = http.client.HTTPConnection(aim.host, aim.port, timeout=seconds)
    link = _Link(http_link, socket.create_connection((aim.number, aim.port), timeout=seconds))
    cut = threading.Timer(seconds, link.cut)
    cut.daemon = True
    cut.start()
    try:
        if aim.scheme == "https":
            http_link.default_port = http.client.HTTPS_PORT  # the head names no port then
            secure = ssl.create_default_context().wrap_socket(
                link.raw, server_hostname=aim.host, do_handshake_on_connect=False
            )
            link.raw = secure
            secure.do_handshake()
        http_link.sock = link.raw
        yield http_link
        if link.late:
            raise TimeoutError("cut off")
    finally:
        cut.cancel()
        http_link.close()
        link.raw.close()


def _body(answer: http.client.HTTPResponse, size: int) -> bytes:
    told = answer.getheader("Content-Length") or ""
    if told.isdigit() and int(told) > size:
        raise Refused("too-large", f"the answer has {told} bytes, more than the {size} allowed")
    parts: list[bytes] = []
    count = 0
    while chunk := answer.read1(_CHUNK):
        count += len(chunk)
        if count > size:
            raise Refused("too-large", f"the answer has more than the {size} bytes allowed")
        parts.append(chunk)
    if told.isdigit() and count < int(told):
        raise http.client.IncompleteRead(b"", int(told) - count)
    return b"".join(parts)

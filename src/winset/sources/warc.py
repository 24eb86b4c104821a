"""Web archives (WARC): the pages that a crawler or `winset add URL` kept, with their addresses; and writing one.

Records of HTTP responses are read one after the other. A page keeps its address; where it gives no date itself, it was
known on the day of its record at the latest.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from base64 import b32encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from winset.errors import Problem
from winset.model import is_partial_date
from winset.sources.archive import Member
from winset.sources.article import Article
from winset.sources.feed import is_feed, read_feed
from winset.sources.held import Held
from winset.sources.html import read_html
from winset.sources.limits import Limits
from winset.sources.pdf import read_pdf
from winset.sources.text import read_text

__all__ = ["Response", "is_warc", "read_warc", "responses", "unpacked", "warc_of"]

_START: Final = re.compile(rb"WARC/[01]\.\d\r?\n")
_HEAD: Final = 64 << 10
"""Longest head of a record."""
_FIELDS: Final = 500
"""Most different lines of a head."""
_BROKEN: Final = 200
"""Records cut off, after which the rest of an archive is not looked at."""
_LENGTH: Final = re.compile(rb"^[ \t]*(\d{1,12})[ \t]*$")
_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,1000}\r?\n")
_OK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer of a server, as an archive keeps it."""

    url: str
    seen: str | None
    """Day on which it was fetched."""
    status: int
    headers: Mapping[str, str]
    """Names in small letters."""
    body: bytes
    """Unpacked."""

    @property
    def kind(self) -> str:
        """What the server says it is: `text/html`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def is_warc(data: bytes) -> bool:
    """Whether bytes start as a web archive does."""
    return _START.match(data) is not None


def read_warc(data: bytes, *, file: str, limits: Limits | None = None) -> Iterator[Held | Member | Problem]:
    """The documents of a web archive in its order; pictures, scripts and failed answers are left alone."""
    limits = limits or Limits()
    for number, found in enumerate(responses(data, file=file, limits=limits)):
        if isinstance(found, Problem):
            yield found
        elif found.status == _OK:
            yield from _documents(found, number, file, limits)


def _documents(found: Response, number: int, file: str, limits: Limits) -> Iterator[Held | Member | Problem]:
    name = f"{file}#{found.url}"
    path = PurePosixPath(unquote(urlsplit(found.url).path)).name
    place = f"{number} {found.url}"
    if found.body.startswith(b"%PDF-") or found.kind == "application/pdf":
        article, problems = read_pdf(found.body, file=name, limits=limits)
    elif found.kind in {"text/html", "application/xhtml+xml"}:
        article, problems = read_html(found.body, file=name, url=found.url, limits=limits)
    elif is_feed(found.body):
        yield from read_feed(found.body, file=name, limits=limits)
        return
    elif found.kind in {"text/plain", "text/markdown"} and not path.endswith((".js", ".css")):
        article, problems = read_text(found.body, file=name, limits=limits)
    elif path.lower().endswith((".docx", ".zip", ".eml")):
        yield Member(f"{number}-{path}", found.body)
        return
    else:
        return
    yield from problems
    if article is not None:
        yield Held(
            article=_with_address(article, found.url), data=found.body, file=name, place=place, known_from=found.seen
        )


def _with_address(article: Article, url: str) -> Article:
    return replace(article, url=article.url or url, publisher=article.publisher or urlsplit(url).hostname)


# -- records ----------------------------------------------------------------------------------------------------------


def responses(data: bytes, *, file: str, limits: Limits | None = None) -> Iterator[Response | Problem]:
    """The answers of servers in an archive; a broken record is a problem, and the next one goes on."""
    limits = limits or Limits()
    at = count = broken = 0
    while broken < _BROKEN and (start := _START.search(data, at)) is not None:
        head, body = _fields(data, start.end())
        length = _LENGTH.match(head.get("content-length", "").encode("latin-1", "replace"))
        end = body + int(length[1]) if length else len(data) + 1
        if end > len(data):
            yield Problem(file=file, code="warc", what=f"the record at byte {start.start()} is cut off; fetch it again")
            at = start.end()
            broken += 1
            continue
        at = end
        count += 1
        if count > limits.archive_members:
            what = f"the archive has more than {limits.archive_members} records; the rest is not read"
            yield Problem(file=file, code="too-many", what=what)
            return
        if head.get("warc-type") == "response" and _is_address(head.get("warc-target-uri", "").strip("<>")):
            yield _response(head, data[body:end], file, limits)


def _is_address(url: str) -> bool:
    """Whether an address is one of the web, and can be taken apart."""
    try:
        return urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname is not None
    except ValueError:
        return False


def _fields(data: bytes, at: int) -> tuple[dict[str, str], int]:
    """Named lines from a place on, names in small letters, and where they end."""
    found: dict[str, str] = {}
    bound = min(len(data), at + _HEAD)
    while at < bound and len(found) < _FIELDS:
        end = data.find(b"\n", at, bound)
        end = bound if end < 0 else end
        line = data[at:end].rstrip(b"\r").decode("utf-8", "replace")
        at = end + 1
        if not line.strip():
            break
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found, min(at, len(data))


def _response(head: Mapping[str, str], data: bytes, file: str, limits: Limits) -> Response | Problem:
    url = head["warc-target-uri"].strip("<>")
    first = data.find(b"\n") + 1
    words = data[:first].decode("latin-1").split()
    status = int(words[1]) if len(words) > 1 and re.fullmatch(r"\d{3}", words[1]) else 0
    headers, at = _fields(data, first)
    body = data[at:]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    whole = unpacked(body, headers.get("content-encoding", ""), bound=limits.document_bytes)
    if whole is None:
        what = "its answer cannot be unpacked, or unpacks to more than the limits allow"
        return Problem(file=f"{file}#{url}", code="too-large", what=what)
    day = head.get("warc-date", "")[:10]
    seen = day if is_partial_date(day) else None
    return Response(url=url, seen=seen, status=status, headers=headers, body=whole)


def _unchunked(data: bytes) -> bytes:
    """A body that was sent in chunks; one that was not stays as it is."""
    parts: list[bytes] = []
    at = 0
    while (found := _CHUNK.match(data, at)) is not None:
        size = int(found[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if data.startswith(b"\r\n", at) else int(data.startswith(b"\n", at))
    return b"".join(parts) or data


def unpacked(data: bytes, encoding: str, *, bound: int) -> bytes | None:
    """A body as it was before the server packed it; None where that fails, or gives more bytes than the bound."""
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name == "identity":
            continue
        if name not in {"gzip", "x-gzip", "deflate"}:
            return None
        windows = [zlib.MAX_WBITS | 32, -zlib.MAX_WBITS] if name == "deflate" else [zlib.MAX_WBITS | 32]
        for window in windows:
            one = zlib.decompressobj(window)
            try:
                data, packed = one.decompress(data, bound + 1), data
            except zlib.error:
                continue
            if one.unconsumed_tail or len(data) > bound:
                return None
            del packed
            break
        else:
            return None
    return data if len(data) <= bound else None


# -- writing ----------------------------------------------------------------------------------------------------------


def warc_of(response: Response, *, at: datetime) -> bytes:
    """A web archive of one answer: packed, with its address, its time and a digest; the same bytes for the same answer.

    Parameters
    ----------
    at
        When it was fetched.
    """
    left_out = {"transfer-encoding", "content-encoding", "content-length", "set-cookie"}
    kept = {name: value for name, value in response.headers.items() if name not in left_out}
    lines = [f"HTTP/1.1 {response.status}", *(f"{name}: {value}" for name, value in kept.items())]
    block = ("\r\n".join(lines) + f"\r\ncontent-length: {len(response.body)}\r\n\r\n").encode() + response.body
    digest = b32encode(hashlib.sha1(response.body, usedforsecurity=False).digest()).decode()
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, f'{response.url} {moment}')}>",
        f"WARC-Target-URI: {response.url}",
        f"WARC-Date: {moment}",
        f"WARC-Payload-Digest: sha1:{digest}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    )
    record = "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
    return gzip.compress(record, mtime=0)

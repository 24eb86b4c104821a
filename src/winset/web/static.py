"""The few files of the workspace itself: by name from a list, never by path."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

__all__ = ["FILES", "address_of", "static_routes"]

FILES: Final = {
    "workspace.css": "text/css; charset=utf-8",
    "group.css": "text/css; charset=utf-8",
    "workspace.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""All that is served, with its media type."""


@cache
def _held(name: str) -> tuple[bytes, bytes, str]:
    body = files("winset.web").joinpath(f"static/{name}").read_bytes()
    return body, gzip.compress(body, 9, mtime=0), hashlib.sha256(body).hexdigest()[:12]


def address_of(name: str) -> str:
    """Address of a file that changes with its content, so that browsers may keep it for good."""
    return f"/static/{name}?{_held(name)[2]}"


def static_routes() -> list[Route]:
    """One route a file."""
    return [Route(f"/static/{name}", _serve(name, kind)) for name, kind in FILES.items()]


def _serve(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        body, packed, tag = _held(name)
        headers = {
            "cache-control": "public, max-age=31536000, immutable",
            "etag": f'"{tag}"',
            "vary": "Accept-Encoding",
        }
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(packed, headers=headers | {"content-encoding": "gzip"}, media_type=kind)
        return Response(body, headers=headers, media_type=kind)

    return serve

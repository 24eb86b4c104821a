"""From what a page says to bytes on the wire, small and with what a browser needs to keep them."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from winset.web.view import Download, Moved, Shown, View

__all__ = ["Answer", "answer_of", "door_page", "json_answer", "plain_page", "working_page"]

_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
SMALL = 600
"""Bytes below which nothing is gained by packing."""
LARGE: Final = 64 * 1024
"""Bytes from which packing hard takes longer than sending a seventh more."""
QUICK, BRISK, HARD = 1, 3, 6
"""How hard an answer is packed: one that is sent once, a large one, any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One response, packed once and kept as it is."""

    status: int
    kind: str
    packed: bytes
    """Body, by gzip where that helps."""
    is_packed: bool
    tag: str
    """Digest of the body."""
    headers: Mapping[str, str]

    @property
    def body(self) -> bytes:
        """The body as it was."""
        return gzip.decompress(self.packed) if self.is_packed else self.packed

    def filled(self, gap: str, word: str) -> Answer:
        """The same with a word in its gaps, packed quickly because it is sent once."""
        body = self.body.replace(gap.encode(), word.encode())
        return _packed(body, self.kind, status=self.status, headers=self.headers, level=QUICK)


def answer_of(reply: Any, view: View, *, part: bool = False) -> Answer:  # noqa: ANN401 - what a page returns
    """The response for what a page returned; `part` asks for the part of a page that changes."""
    if isinstance(reply, Shown):
        from winset.web.layout import rendered  # noqa: PLC0415 - templates need the report's words

        text = rendered(reply, view, part=part)
        return _packed(text.encode(), "text/html; charset=utf-8", status=reply.status)
    if isinstance(reply, Moved):
        return _packed(b"", "text/plain", status=303, headers={"location": reply.to})
    if isinstance(reply, Download):
        name = _SAFE.sub("-", reply.name)
        more = {"content-disposition": f'attachment; filename="{name}"'} if name else {}
        return _packed(reply.body, reply.kind, headers=more)
    return json_answer(reply)


def json_answer(value: Any, status: int = 200) -> Answer:  # noqa: ANN401 - JSON values
    """JSON."""
    from winset.web.plain import plain  # noqa: PLC0415 - small

    body = orjson.dumps(plain(value), option=orjson.OPT_SERIALIZE_NUMPY)
    return _packed(body, "application/json", status=status)


def _packed(
    body: bytes, kind: str, *, status: int = 200, headers: Mapping[str, str] | None = None, level: int = HARD
) -> Answer:
    small = len(body) < SMALL
    level = min(level, BRISK) if len(body) > LARGE else level
    return Answer(
        status=status,
        kind=kind,
        packed=body if small else gzip.compress(body, level, mtime=0),
        is_packed=not small,
        tag=f'"{hashlib.sha256(body).hexdigest()[:20]}"',
        headers=headers or {},
    )


def plain_page(title: str, sentence: str, status: int) -> Answer:
    """A page that needs neither case nor session: what went wrong."""
    from winset.web.layout import bare  # noqa: PLC0415 - templates

    text = bare("failure.html.j2", title=title, sentence=sentence, status=status)
    return _packed(text.encode(), "text/html; charset=utf-8", status=status)


def working_page() -> Answer:
    """What one sees while a page is being worked out; the browser asks again by itself, also without scripts."""
    from winset.web.layout import bare  # noqa: PLC0415 - templates

    text = bare("working.html.j2")
    return _packed(text.encode(), "text/html; charset=utf-8", status=202, headers={"refresh": "1"})


def door_page(title: str, form: str, **values: str) -> str:
    """A page for somebody who is not in yet."""
    from winset.web.layout import bare  # noqa: PLC0415 - templates

    told = {"said": "", "name": "", "role": "", "invitation": ""} | values
    return bare("door.html.j2", title=title, form=form, **told)

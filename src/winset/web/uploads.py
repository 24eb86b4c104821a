"""What may be uploaded: by ending and size, under a name that we make."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import Final

from winset.web.view import Refused

__all__ = ["ENDINGS", "kept_name"]

ENDINGS: Final = (
    ".htm", ".html", ".txt", ".md", ".pdf", ".docx", ".eml", ".rss", ".xml", ".warc", ".warc.gz", ".zip", ".csv",
    ".tsv", ".tab", ".json", ".jsonl", ".gz",
)  # fmt: skip
"""Endings that some reader knows."""
_SAFE: Final = re.compile(r"[^a-z0-9]+")


def kept_name(name: str, body: bytes) -> str:
    """The name under which an upload is kept: a digest, some letters of its own name and its ending; never a path.

    Raises
    ------
    Refused : it is empty, or no reader knows its ending
    """
    bare = PurePosixPath(name.replace("\\", "/")).name.lower()
    ending = next((e for e in sorted(ENDINGS, key=len, reverse=True) if bare.endswith(e)), None)
    if ending is None:
        raise Refused(422, f"choose a file that ends in {', '.join(ENDINGS)}")
    if not body:
        raise Refused(422, "the file is empty")
    letters = _SAFE.sub("-", bare.removesuffix(ending)).strip("-")[:40] or "upload"
    return f"{letters}-{hashlib.sha256(body).hexdigest()[:10]}{ending}"

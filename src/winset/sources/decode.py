"""Text out of bytes: UTF-8, or a sentence that says what to do."""

from __future__ import annotations

import codecs
import re
from typing import Final

from winset.errors import Problem

__all__ = ["decoded", "has_undecodable"]

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def has_undecodable(text: str) -> bool:
    """Whether some bytes of this text were not UTF-8."""
    return _SURROGATES.search(text) is not None


def decoded(data: bytes, *, file: str) -> tuple[str, list[Problem]]:
    r"""The text of UTF-8 bytes, with or without a byte order mark; UTF-16 and UTF-32 with their mark are read too.

    Bytes that are not UTF-8 stay as lone surrogates, so that a reader can refuse just the rows that hold them.

    Returns
    -------
    (text, problems); text has `\n` line ends only.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _lines(data.decode(encoding)), []
            except UnicodeDecodeError:
                what = f"the file starts as {encoding.upper()} and does not go on so; save it as UTF-8"
                return "", [Problem(file=file, code="encoding", what=what)]
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="surrogateescape")
    return _lines(text), []


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

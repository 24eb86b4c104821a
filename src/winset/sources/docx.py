"""The article in a Word document: paragraphs in order, tables cell by cell, footnotes apart.

The file is a zip of XML, read within limits and without a word processor. What was deleted under review is left out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from winset.errors import Problem
from winset.model import Span
from winset.sources.article import Article, assembled
from winset.sources.document_date import date_line, date_of_name, iso_date
from winset.sources.furniture import Kind, author_of, kind_of
from winset.sources.language import language_of
from winset.sources.limits import Limits
from winset.sources.xml import local, parsed_xml

__all__ = ["read_docx"]

_BODY: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_CORE: Final = "docProps/core.xml"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_LEFT_OUT: Final = frozenset({"del", "moveFrom", "instrText", "delText", "txbxContent", "Fallback"})
_SPACES: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_TITLES: Final = re.compile(r"title|titel|titre", re.IGNORECASE)
_HEAD: Final = 8
"""Paragraphs among which title, author and date are looked for."""


def read_docx(data: bytes, *, file: str, limits: Limits | None = None) -> tuple[Article | None, list[Problem]]:
    """The article in a `.docx` file.

    Returns
    -------
    (article, problems); no article where the file is broken, protected or empty. A missing date is a problem, and the
    article is kept.
    """
    limits = limits or Limits()
    members, problems = _members(data, file, limits)
    if _BODY not in members:
        what = "it is no Word document (.docx), or is protected by a password; save it again as .docx"
        return None, problems or [Problem(file=file, code="docx", what=what)]
    root, problems = parsed_xml(members[_BODY], file=file, size=limits.file_bytes)
    if root is None:
        return None, problems
    found = list(_paragraphs(root))
    notes = [text for name in _NOTES if name in members for text in _notes(members[name], limits)]
    if not found:
        return None, [Problem(file=file, code="empty", what="the document holds no text")]
    article = _article(found, notes, _properties(members, limits), file)
    if article.date is None:
        what = "no date was found; name the file like 2024-03-15-title.docx"
        problems = [Problem(file=file, column="date", code="no-date", what=what)]
    return article, problems


def _members(data: bytes, file: str, limits: Limits) -> tuple[dict[str, bytes], list[Problem]]:
    """The parts that are read, each within the limits."""
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in (_BODY, *_NOTES, _CORE):
                if name not in archive.namelist():
                    continue
                with archive.open(name) as stream:
                    held = stream.read(limits.document_bytes + 1)
                if len(held) > limits.document_bytes:
                    what = f"a part of it unpacks to more than {limits.document_bytes} bytes, as a bomb would"
                    return {}, [Problem(file=file, code="too-large", what=what)]
                found[name] = held
    except _BROKEN as error:
        what = f"the document cannot be opened ({str(error)[:60]}); save it again as .docx"
        return {}, [Problem(file=file, code="docx", what=what)]
    return found, []


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml ships no types
    """Style and words of each paragraph that has any."""
    for node in root.iter():
        if local(node) == "p" and node.tag.startswith("{") and not _inside(node):
            text = " ".join("".join(_words(node)).split())
            if text:
                yield _style(node), text


def _inside(node: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a paragraph stands in a text box or in what was deleted."""
    return any(local(above) in _LEFT_OUT for above in node.iterancestors())


def _words(node: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    for child in node:
        name = local(child)
        if name in _LEFT_OUT or name == "p":
            continue
        if name == "t":
            yield child.text or ""
        elif name in _SPACES:
            yield _SPACES[name]
        else:
            yield from _words(child)


def _style(node: Any) -> str:  # noqa: ANN401 - as above
    for properties in node:
        if local(properties) == "pPr":
            for child in properties:
                if local(child) == "pStyle":
                    return next((str(value) for key, value in child.attrib.items() if key.endswith("val")), "")
    return ""


def _notes(data: bytes, limits: Limits) -> list[str]:
    root, _ = parsed_xml(data, file="", size=limits.file_bytes)
    return [text for _, text in _paragraphs(root)] if root is not None else []


def _properties(members: dict[str, bytes], limits: Limits) -> dict[str, str]:
    """What the file says of itself."""
    root, _ = parsed_xml(members.get(_CORE, b""), file="", size=limits.page_bytes)
    return {} if root is None else {local(node): " ".join((node.text or "").split()) for node in root}


def _article(found: list[tuple[str, str]], notes: list[str], told: dict[str, str], file: str) -> Article:
    lines = [text for _, text in found] + notes
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans: list[Span] = [(at, at + len(line)) for at, line in zip(starts, lines, strict=False)]
    title = _title(found, told)
    date, reason = _date(lines[:_HEAD], told, file)
    left_out = {i for i in range(min(_HEAD, len(found))) if lines[i] == title or _is_head(lines[i])}
    kept = [i for i in range(len(found)) if i not in left_out] or list(range(len(found)))
    text = "\n".join(lines) + "\n"
    body, pieces = assembled(text, [[spans[i]] for i in kept])
    author = next((a for line in lines[:_HEAD] if (a := author_of(line))), None) or told.get("creator")
    return Article(
        title=title,
        author=author or None,
        publisher=None,
        url=None,
        date=date,
        date_reason=reason,
        lang=language_of(body, stated=told.get("language")),
        text=text,
        body=body,
        pieces=pieces,
    )


def _is_head(line: str) -> bool:
    return date_line(line) is not None or author_of(line) is not None


def _title(found: list[tuple[str, str]], told: dict[str, str]) -> str:
    styled = next((text for style, text in found[:_HEAD] if _TITLES.search(style)), None)
    heading = next((text for style, text in found[:_HEAD] if re.match(r"(?i)heading ?1$|berschrift1$", style)), None)
    first = found[0][1] if len(found) > 1 and kind_of(found[0][1]) is Kind.HEADING else ""
    return styled or told.get("title") or heading or first


def _date(head: list[str], told: dict[str, str], file: str) -> tuple[str | None, str]:
    for line in head:
        if (day := date_line(line)) is not None:
            return day, f"a line at its head: {line[:60]}"
    if (day := date_of_name(file)) is not None:
        return day, "the name of the file"
    for name, reason in (("created", "the day on which the file was made"), ("modified", "its last change")):
        if (day := iso_date(told.get(name, ""))) is not None:
            return day, reason
    return None, "neither its first lines nor the file gives one"

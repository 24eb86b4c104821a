"""The article in a PDF, read in a process of its own with limits on memory and time.

Columns are read one after the other; running heads, page numbers and footnotes are no part of the body; every place
in the text knows its page.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from winset.errors import Problem
from winset.model import Span
from winset.sources.article import Article, assembled
from winset.sources.document_date import date_line, date_of_name, iso_date
from winset.sources.furniture import author_of, words
from winset.sources.language import language_of
from winset.sources.limits import Limits
from winset.sources.pdf_layout import Line, laid_out, lines_of, type_size
from winset.sources.pdf_text import Printed, printed

__all__ = ["read_pdf"]

_WORKER: Final = Path(__file__).with_name("pdf_worker.py")
_TITLE: Final = 1.15
"""Type of a title, in heights of the body's."""
_NAMES: Final = ("untitled", "microsoft word", "powerpoint", "microsoft powerpoint", "print", "document")
_HEAD: Final = 4
"""Lines after the title that may name authors and the day."""
_PERSON: Final = r"(?:[^\W\d_a-z][\w.'’-]*\s+){1,3}[^\W\d_a-z][\w'’-]+"
_PERSONS: Final = re.compile(rf"{_PERSON}(?:(?:,|;|\s+and|\s+&)\s+(?:and\s+)?{_PERSON})*")
_INSTITUTION: Final = re.compile(
    r"\b(?:Institut|Universit|Minist|Department|Office|Cent(?:er|re)|Council|Brief|Paper|Report|Series|Policy|Summary"
    r"|Introduction|Working|Foundation|Programme?|Group|Committee|Agency|Association|Embassy|Government|Act|Review)",
)
_REASONS: Final = {
    "broken": ("pdf", "the PDF cannot be opened; print it to a new PDF"),
    "password": ("password", "the PDF is protected by a password; save it without one"),
}


@dataclass
class _Raw:
    """What the worker told."""

    count: int = 0
    meta: dict[str, str] = field(default_factory=dict)
    pages: list[tuple[float, str, list[Line]]] = field(default_factory=list)
    error: str | None = None


def read_pdf(data: bytes, *, file: str, limits: Limits | None = None) -> tuple[Article | None, list[Problem]]:
    """The article in a PDF.

    Returns
    -------
    (article, problems); no article where the file is broken, protected, only pictures, or takes too much memory or
    time. What was read before a limit is kept, with a problem that says so.
    """
    limits = limits or Limits()
    if len(data) > limits.file_bytes:
        what = f"the file has {len(data)} bytes, more than the {limits.file_bytes} allowed; split it"
        return None, [Problem(file=file, code="too-large", what=what)]
    raw, ended = _worked(data, limits)
    if raw.error is not None:
        code, what = _REASONS[raw.error]
        return None, [Problem(file=file, code=code, what=what)]
    problems = []
    if ended is not None or len(raw.pages) < raw.count:
        what = f"{ended or 'some pages cannot be read'}; {len(raw.pages)} of {raw.count or 'its'} pages were read"
        problems.append(Problem(file=file, code="cut-short", what=what))
    if not any(lines for _, _, lines in raw.pages):
        what = "the PDF holds no text, only pictures of pages; recognise the text first, or bring it as .txt"
        return None, problems or [Problem(file=file, code="no-text", what=what)]
    article = _article(printed(laid_out(raw.pages)), raw, file)
    if not article.body.strip():
        return None, [*problems, Problem(file=file, code="no-text", what="the PDF holds no running text")]
    if article.date is None:
        what = "no date was found; name the file like 2024-03-15-title.pdf"
        problems.append(Problem(file=file, column="date", code="no-date", what=what))
    return article, problems


def _worked(data: bytes, limits: Limits) -> tuple[_Raw, str | None]:
    """What the worker told, and why it ended early."""
    raw = _Raw()
    with tempfile.NamedTemporaryFile(prefix="winset-", suffix=".pdf") as held:
        held.write(data)
        held.flush()
        arguments = [limits.pdf_bytes, limits.pdf_seconds, limits.pdf_pages, limits.page_bytes]
        worker = started([sys.executable, "-P", str(_WORKER), held.name, *map(str, arguments)])
        late = threading.Timer(2 * limits.pdf_seconds, worker.kill)
        late.start()
        try:
            for told in _told(worker):
                _take(raw, told)
        finally:
            late.cancel()
            worker.kill()
            code = worker.wait()
            if worker.stdout is not None:
                worker.stdout.close()
    if raw.error is None and raw.count == 0 and not raw.pages:
        return raw, "the PDF cannot be read within the limits on memory and time; print it to a new PDF"
    whole = len(raw.pages) >= min(raw.count, limits.pdf_pages) or code == 0
    return raw, None if whole else "it takes more memory or time than the limits allow"


def started(command: list[str]) -> subprocess.Popen[bytes]:
    """The worker, launched; fuzzing puts another way of starting it in this place."""
    return subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _told(worker: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    assert worker.stdout is not None  # noqa: S101 - asked for above
    for line in worker.stdout:
        try:
            yield json.loads(line)
        except ValueError:  # cut off in the middle
            return


def _take(raw: _Raw, told: dict[str, Any]) -> None:
    if "error" in told:
        raw.error = told["error"]
    elif "runs" in told:
        runs = [Line(x0, y0, x1, y1, size, _clean(text)) for x0, y0, x1, y1, size, text in told["runs"] if text.strip()]
        raw.pages.append((told["height"], told["label"], lines_of(runs)))
    else:
        raw.count, raw.meta = told["pages"], told["meta"]


def _clean(text: str) -> str:
    """Without halves of letters, which are no text, and with a bullet for the sign of a symbol font."""
    return text.replace("\uf0b7", "•").encode("utf-8", "replace").decode("utf-8")


def _article(found: Printed, raw: _Raw, file: str) -> Article:
    title, number = _title(found, raw)
    date, reason = _date(found, raw, file)
    names = _names(raw, title)
    heads = {*names, *(line for line in _first_lines(raw) if date_line(line) is not None)}
    told = [spans for i, spans in enumerate(found.paragraphs) if i != number]
    paragraphs = [spans for spans in told if not _made_of(found, spans, heads)]
    code = language_of(" ".join(found.text[a:b] for spans in paragraphs for a, b in spans))
    body, pieces = assembled(found.text, paragraphs, joint="" if code in {"ja", "zh"} else " ")
    head = [found.text[a:b] for spans in found.paragraphs[:6] for a, b in spans]
    author = " ".join(raw.meta.get("Author", "").split()) or next((a for line in head if (a := author_of(line))), None)
    author = author or ", ".join(names)
    return Article(
        title=title,
        author=author or None,
        publisher=None,
        url=None,
        date=date,
        date_reason=reason,
        lang=code,
        text=found.text,
        body=body,
        pieces=pieces,
        pages=tuple(found.pages),
    )


def _title(found: Printed, raw: _Raw) -> tuple[str, int | None]:
    """The title and the paragraph that it is: the largest print of the first page, else what the file says."""
    usual = type_size(lines for _, _, lines in raw.pages)
    end = found.pages[1][0] if len(found.pages) > 1 else len(found.text)
    first = [i for i, spans in enumerate(found.paragraphs) if spans[0][0] < end]
    largest = max(first, key=lambda i: (found.sizes[i], -i), default=None)
    if largest is not None and found.sizes[largest] > _TITLE * usual:
        start, stop = found.paragraphs[largest][0]
        if words(found.text[start:stop]) > 1:
            return found.text[start:stop], largest
    told = " ".join(raw.meta.get("Title", "").split())
    named = told and not told.casefold().startswith(_NAMES) and not told.casefold().endswith((".doc", ".docx", ".pdf"))
    return (told, None) if named else ("", None)


def _date(found: Printed, raw: _Raw, file: str) -> tuple[str | None, str]:
    end = found.pages[1][0] if len(found.pages) > 1 else len(found.text)
    for line in (*_first_lines(raw), *found.text[:end].split("\n")):
        if (day := date_line(line)) is not None:
            return day, f"a line of its first page: {line[:60]}"
    if (day := date_of_name(file)) is not None:
        return day, "the name of the file"
    made = raw.meta.get("CreationDate", "").removeprefix("D:")[:8]
    if made.isdigit() and (day := iso_date(f"{made[:4]}-{made[4:6]}-{made[6:8]}")) is not None:
        return day, "the day on which the PDF was made"
    return None, "neither its first page nor the file gives one"


def _first_lines(raw: _Raw) -> list[str]:
    """The lines of the first page that has any, as they are printed."""
    filled = next((lines for _, _, lines in raw.pages if lines), [])
    return [line.text.strip() for line in filled]


def _names(raw: _Raw, title: str) -> list[str]:
    """Lines of nothing but names between the title and the text."""
    lines = _first_lines(raw)
    last = next((i for i, line in enumerate(lines) if line and title.endswith(line)), None)
    if last is None:
        return []
    return [line for line in takewhile(lambda t: _PERSONS.fullmatch(t) or date_line(t), lines[last + 1 :][:_HEAD])
            if _PERSONS.fullmatch(line) and not _INSTITUTION.search(line)]  # fmt: skip


def _made_of(found: Printed, spans: Sequence[Span], heads: set[str]) -> bool:
    """Whether a paragraph is nothing but the names and the date that stand over a text."""
    left = "".join(found.text[a:b] for a, b in spans)
    for line in sorted(heads, key=len, reverse=True):
        left = left.replace(line, "", 1)
    return not left.strip(" ,|·")

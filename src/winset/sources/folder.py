"""Documents out of a file, an archive or a folder, whatever their format."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from winset.errors import Problem
from winset.model import Document
from winset.sources.archive import Member, is_archive, members
from winset.sources.article import Article
from winset.sources.document_date import date_given
from winset.sources.docx import read_docx
from winset.sources.feed import is_feed, read_feed
from winset.sources.held import Held
from winset.sources.html import read_html
from winset.sources.limits import Limits
from winset.sources.mail import read_mail
from winset.sources.markdown import read_markdown
from winset.sources.pdf import read_pdf
from winset.sources.text import read_text
from winset.sources.warc import is_warc, read_warc

__all__ = ["CONTAINERS", "FORMATS", "READER", "articles", "dated", "documents_in", "read_article", "read_documents"]

READER: Final = "documents 1"
"""Version of the readers; another one reads everything again."""

GIVEN: Final = "given by whoever added the file"
"""Why a date in a file's name holds."""

_Reader = Callable[..., tuple[Article | None, list[Problem]]]
_Opener = Callable[..., Iterator[Held | Member | Problem]]
FORMATS: Final[dict[str, _Reader]] = {
    ".docx": read_docx,
    ".htm": read_html,
    ".html": read_html,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".text": read_text,
    ".txt": read_text,
    ".xhtml": read_html,
}
"""Reader by ending of the file's name, where a file is one document."""
CONTAINERS: Final[dict[str, _Opener]] = {
    ".atom": read_feed,
    ".eml": read_mail,
    ".rss": read_feed,
    ".warc": read_warc,
    ".xml": read_feed,
}
"""Reader by ending, where a file may hold several documents, or other files."""


def read_documents(path: Path, name: str, source: str, *, limits: Limits | None = None) -> Iterator[Document | Problem]:
    """The documents of one file, or of an archive in order of its names; what cannot be read is a Problem.

    Parameters
    ----------
    path
        File to read.
    name
        Name of the file as the user knows it.
    source
        Id of the source that the documents belong to.
    """
    for item in articles(path, name, limits=limits):
        yield item if isinstance(item, Problem) else item.document(source)


def articles(path: Path, name: str, *, limits: Limits | None = None) -> Iterator[Held | Problem]:
    """The articles of one file, or of an archive in order of its names; what cannot be read is a Problem."""
    limits = limits or Limits()
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            what = f"the file has {size} bytes, more than the {limits.file_bytes} allowed; split it"
            yield Problem(file=name, code="too-large", what=what)
            return
        data = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read ({error.strerror}); check its name and your rights"
        yield Problem(file=name, code="unreadable", what=what)
        return
    found = _articles(data, name, limits, depth=1)
    given = date_given(name)
    yield from found if given is None else dated(found, given, GIVEN)


def dated(found: Iterator[Held | Problem], date: str, reason: str) -> Iterator[Held | Problem]:
    """Articles with a date that a person gives for those of a file that give none themselves.

    Parameters
    ----------
    date : partial date
    reason : why it holds
    """
    for item in found:
        if isinstance(item, Held) and item.article.date is None:
            yield replace(item, article=replace(item.article, date=date, date_reason=reason))
        elif not (isinstance(item, Problem) and item.code == "no-date"):
            yield item


def documents_in(folder: Path, source: str, *, limits: Limits | None = None) -> Iterator[Document | Problem]:
    """The documents of all files below a folder, in order of their names; hidden files and links are left alone."""
    limits = limits or Limits()
    count = 0
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(name for name in files if not name.startswith(".")):
            path = Path(top, file)
            if path.is_symlink() or not path.is_file():
                continue
            count += 1
            if count > limits.archive_members:
                what = f"the folder has more than {limits.archive_members} files; the rest is not read"
                yield Problem(file=str(folder), code="too-many", what=what)
                return
            yield from read_documents(path, path.relative_to(folder).as_posix(), source, limits=limits)


def read_article(data: bytes, *, file: str, limits: Limits | None = None) -> tuple[Article | None, list[Problem]]:
    """The article in the bytes of one file that holds one, by the ending of its name.

    Returns
    -------
    (article, problems), as the reader of its format gives them; a format that is not read is a problem.
    """
    reader = _reader(file, data)
    if reader is None:
        ending = PurePosixPath(file).suffix or "nothing"
        known = ", ".join(sorted((*FORMATS, *CONTAINERS)))
        what = f"files ending in {ending} are not read as documents; use {known} or a zip of those"
        return None, [Problem(file=file, code="unknown-format", what=what)]
    return reader(data, file=file, limits=limits or Limits())


def _articles(data: bytes, name: str, limits: Limits, *, depth: int) -> Iterator[Held | Problem]:
    """The articles in bytes, in those of the files inside, and so on."""
    inside = _opened(data, name, limits)
    if inside is None:
        article, problems = read_article(data, file=name, limits=limits)
        yield from problems
        if article is not None:
            yield Held(article=article, data=data, file=name)
        return
    for item in inside:
        if not isinstance(item, Member):
            yield item
        elif depth > limits.archive_depth:
            what = f"files inside files are opened {limits.archive_depth} deep; take this one out first"
            yield Problem(file=f"{name}/{item.name}", code="too-deep", what=what)
        else:
            yield from _articles(item.data, f"{name}/{item.name}", limits, depth=depth + 1)


def _opened(data: bytes, name: str, limits: Limits) -> Iterator[Held | Member | Problem] | None:
    """What a file of several holds; None for a file that is one document."""
    ending = PurePosixPath(name).suffix.lower()
    if is_archive(data, name):
        return members(data, file=name, limits=limits)
    opener = CONTAINERS.get(ending)
    if is_warc(data):
        opener = read_warc
    elif ending in {".html", ".htm", ".txt", ""} and is_feed(data):
        opener = read_feed
    return opener(data, file=name, limits=limits) if opener is not None else None


def _reader(name: str, data: bytes) -> _Reader | None:
    """Reader of a file, by its name, and by its first bytes where it goes by another one."""
    reader = FORMATS.get(PurePosixPath(name).suffix.lower())
    if data.startswith(b"%PDF-"):
        return read_pdf
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if reader is read_text and head.startswith((b"<!doctype html", b"<html")):
        return read_html
    return reader

"""A mail: its words as an article, and what is attached to it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from winset.errors import Problem
from winset.sources.archive import Member
from winset.sources.article import Article
from winset.sources.held import Held
from winset.sources.html import read_html
from winset.sources.limits import Limits
from winset.sources.text import article_of_text

__all__ = ["read_mail"]

_PARTS: Final = 200
"""Most parts of one mail that are looked at."""
_READ: Final = (".docx", ".htm", ".html", ".md", ".pdf", ".txt", ".eml", ".zip")
"""Endings of attachments that are opened; pictures and calendars are no documents."""
_FAULTS: Final = (LookupError, ValueError, TypeError, AttributeError, RecursionError, ArithmeticError, AssertionError)
"""What the standard library raises on mails that no program should have written."""


def read_mail(data: bytes, *, file: str, limits: Limits | None = None) -> Iterator[Held | Member | Problem]:
    """The mail's own words, then what is attached."""
    limits = limits or Limits()
    if len(data) > limits.document_bytes:
        what = (
            f"the mail has {len(data)} bytes, more than the {limits.document_bytes} allowed; take out what is attached"
        )
        yield Problem(file=file, code="too-large", what=what)
        return
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part, _ in zip(mail.walk(), range(_PARTS), strict=False) if not part.is_multipart()]
    except _FAULTS as error:
        yield Problem(
            file=file, code="mail", what=f"the mail cannot be read ({str(error)[:60]}); save it again as .eml"
        )
        return
    if not any(mail.keys()):
        yield Problem(file=file, code="mail", what="it has no head with sender and date; save the mail again as .eml")
        return
    article = _article(mail, parts, file, limits)
    if article is None:
        yield Problem(file=file, code="no-text", what="the mail itself holds no text")
    else:
        if article.date is None:
            yield Problem(file=file, column="date", code="no-date", what="the mail gives no date")
        yield Held(article=article, data=data, file=file)
    yield from _attached(parts)


def _article(mail: Message, parts: list[EmailMessage], file: str, limits: Limits) -> Article | None:
    article = _of(parts, "text/plain", file, limits) or _of(parts, "text/html", file, limits)
    if article is None:
        return None
    name, address = parseaddr(_head(mail, "From"))
    day = _day(_head(mail, "Date"))
    return replace(
        article,
        title=_head(mail, "Subject") or article.title,
        author=name or address or None,
        publisher=address.rpartition("@")[2] or None,
        url=None,
        date=day,
        date_reason="the mail's own date" if day else "the mail gives none",
    )


def _of(parts: list[EmailMessage], kind: str, file: str, limits: Limits) -> Article | None:
    for part in parts:
        if part.get_content_type() == kind and not _is_attached(part):
            content = _decoded(part)
            if kind == "text/html":
                article, _ = read_html(content.encode("utf-8", "replace"), file=file, limits=limits)
            else:
                article = article_of_text(content) if content.strip() and len(content) <= limits.page_bytes else None
            if article is not None and article.body.strip():
                return article
    return None


def _is_attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except _FAULTS:
        return True


def _decoded(part: EmailMessage) -> str:
    """Words of a part, whatever is wrong with how they are written."""
    try:
        held = part.get_payload(decode=True)
        data = held if isinstance(held, bytes) else b""
        text = data.decode(part.get_content_charset() or "utf-8", "replace")
    except _FAULTS:
        return ""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def _head(mail: Message, name: str) -> str:
    """A line of the head; empty where there is none or it cannot be read."""
    try:
        text = str(mail.get(name) or "")
    except _FAULTS:
        return ""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").split())[:1000]


def _day(told: str) -> str | None:
    try:
        return date.isoformat(parsedate_to_datetime(told).date())
    except _FAULTS:
        return None


def _attached(parts: list[EmailMessage]) -> Iterator[Member]:
    for number, part in enumerate(parts, 1):
        if not _is_attached(part):
            continue
        try:
            name = (part.get_filename() or "").replace("\\", "/").rpartition("/")[2]
            held = part.get_payload(decode=True)
        except _FAULTS:
            continue
        if name.lower().endswith(_READ) and isinstance(held, bytes) and held:
            yield Member(f"{number}-{name}", held)

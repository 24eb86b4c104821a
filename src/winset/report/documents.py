"""What the case's documents say of constraints, proposals and promises, in their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import CaseClaim, Desk, quoted_in_part, words_allowed
from winset.report.book import Book
from winset.report.tongue import data, language, words
from winset.report.words import dated, issue_name, joined

__all__ = ["ClaimView", "Documents", "documents_section"]

SHOWN = 12
"""Claims quoted of each kind."""
KINDS = ("constraint", "recommendation", "commitment")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim with its sentence."""

    country: str
    issue: str
    by: str
    quote: Markup
    """The sentence, the claim in bold, as far as the terms of its source let it be quoted."""
    terms: str
    """That it is quoted in part, or not at all; empty where it stands in full."""
    title: str
    date: str
    page: str
    """Page of the document, where it has any."""
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The section's content."""

    count: Markup | None
    """Number of claims; None where no document of a known day states any."""
    undated: tuple[str, ...]
    """Files left out because no day is known for them."""
    groups: tuple[tuple[str, int, tuple[ClaimView, ...]], ...]
    """(heading, number of claims, the strongest of them)."""


def documents_section(desk: Desk, book: Book) -> Documents | None:
    """The strongest claims of each kind, the case's own countries first; None where the case has no documents."""
    claims = desk.claims
    if not claims and not desk.undated:
        return None
    groups = []
    allowed = words_allowed(desk.folder)
    for kind in KINDS:
        mine = [c for c in claims if c.kind == kind]
        if mine:
            shown = tuple(_view(group, allowed(group[0].file)) for group in _first(mine, desk.case.countries))
            groups.append((words(f"documents.{kind}"), len(mine), shown))
    return Documents(
        count=book.number("claims", "{:,}") if claims else None, undated=desk.undated, groups=tuple(groups)
    )


def _first(claims: Iterable[CaseClaim], own: Collection[str]) -> list[tuple[CaseClaim, ...]]:
    """The strongest sentences, those about the case's own countries first, each with all that it claims."""
    together: dict[tuple[str, str], list[CaseClaim]] = {}
    for claim in claims:
        together.setdefault((claim.document, claim.context or claim.text), []).append(claim)
    groups = [tuple(group) for group in together.values()]
    groups.sort(key=lambda g: (g[0].country not in own, -max(c.strength for c in g), g[0].date or "", g[0].id))
    return groups[:SHOWN]


def _view(group: Sequence[CaseClaim], limit: int | None) -> ClaimView:
    claim = group[0]
    countries = list(dict.fromkeys(c.country for c in group if c.country))
    whole = claim.context or claim.text
    passage = whole if quoted_in_part(whole, limit) == whole else quoted_in_part(claim.text, limit)
    part = "" if passage == whole else "shortened" if passage else "withheld"
    return ClaimView(
        country=joined(countries, article=True),
        issue=joined(list(dict.fromkeys(issue_name(c.issue).lower() for c in group if c.issue))),
        by=data(claim.by) if claim.by else words("documents.the-document"),
        quote=_marked(passage, claim.text),
        terms=words(f"documents.{part}") if part else "",
        title=data(claim.title or claim.file),
        date=dated(claim.date) if claim.date else words("documents.no-date"),
        page=words("documents.page", page=claim.page) if claim.page else "",
        url=claim.url if claim.url and claim.url.startswith("http") else None,
    )


def _marked(sentence: str, part: str) -> Markup:
    before, found, after = sentence.partition(part)
    if not found or found == sentence:
        return data(sentence)
    marked = Markup("{}<b>{}</b>{}").format(before, found, after)
    return marked if language() == "en" else Markup('<span lang="en">{}</span>').format(marked)

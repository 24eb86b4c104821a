"""What the texts of a case state, as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from winset.desk.days import day_of
from winset.errors import UnknownName
from winset.model import CLAIM_KINDS
from winset.reference.countries import country, is_country
from winset.sources.near import Copy
from winset.store import CaseFolder, Query, near_copies

__all__ = ["CaseClaim", "CaseClaims", "case_claims", "claims_in_query", "without_repeats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClaim:
    """One statement of a document of the case."""

    id: str
    """`document:start-end`, stable as long as the document's bytes are."""
    kind: str
    by: str | None
    """Who states it: whom the text names, else its author, else its publisher."""
    country: str | None
    actor: str | None
    issue: str | None
    polarity: int
    strength: float
    due: str | None
    status: str | None
    to: tuple[str, ...]
    """ISO3 of those to whom a commitment is made."""
    constraint_kind: str | None
    """What kind of constraint it is."""
    direction: str | None
    """`constrains` or `enables`, for constraints."""
    text: str
    """The exact words."""
    span: tuple[int, int]
    """Code points of the document's text."""
    sentence: int | None
    """Number of the sentence in its document."""
    context: str | None
    """The whole sentence."""
    document: str
    """Document id."""
    title: str
    """Of the document."""
    date: str | None
    """Of the document."""
    known_from: str | None
    url: str | None
    file: str
    page: str | None
    """Page of the document, where it has any."""
    redistributable: bool
    """Whether the words may leave in an export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClaims:
    """The claims of a case as of a day."""

    as_of: str | None
    """None means everything that was read."""
    claims: tuple[CaseClaim, ...]
    """Each once: what a near copy repeats is left out."""
    copies: tuple[Copy, ...]
    """Documents that say what another one says, with the one that was known first."""


def case_claims(
    path: Path | str,
    *,
    kinds: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
    as_of: str | None = None,
) -> CaseClaims:
    """The claims that the documents of a case state, by date of the document.

    Parameters
    ----------
    kinds : of CLAIM_KINDS; none means all
    countries : ISO3 of the countries that they are about; none means all
    as_of : only what was known on this day; None is everything, with what has no date

    Raises
    ------
    UnknownName : no such kind or country
    """
    for kind in kinds:
        if kind not in CLAIM_KINDS:
            raise UnknownName("kind of claim", kind, CLAIM_KINDS)
    folder = CaseFolder.open(path)
    wanted = [_iso3(name, folder) for name in countries]
    day = day_of(as_of, last=True) if as_of is not None else None
    with folder.query(day) as query:
        copies = near_copies(query)
        found = without_repeats(claims_in_query(query, kinds=kinds), copies)
    chosen = tuple(c for c in found if (not kinds or c.kind in kinds) and (not wanted or c.country in wanted))
    return CaseClaims(as_of=None if day is None else day.isoformat(), claims=chosen, copies=copies)


def without_repeats(claims: Iterable[CaseClaim], copies: Sequence[Copy]) -> tuple[CaseClaim, ...]:
    """The claims without those that a near copy of a document repeats; what it adds stays."""
    claims = tuple(claims)
    kept = {copy.document: copy.of for copy in copies}
    stated = {(claim.document, *_said(claim)) for claim in claims}
    return tuple(claim for claim in claims if (kept.get(claim.document), *_said(claim)) not in stated)


def _said(claim: CaseClaim) -> tuple[str, str | None, str | None, str]:
    return claim.kind, claim.country, claim.issue, " ".join(claim.text.split()).casefold()


def _iso3(name: str, folder: CaseFolder) -> str:
    code = name.upper()
    if not is_country(code):
        raise UnknownName("country", name, folder.case()[0].countries)
    return country(code).iso3


_CLAIMS: Final = """
    SELECT c.document || ':' || c.start_char || '-' || c.end_char AS id, c.kind,
        coalesce(nullif(c.by, ''), d.author, d.publisher) AS by, c.country, c.actor, c.issue, c.polarity, c.strength,
        c.due, c.status, coalesce(c."to", []) AS "to", c.constraint_kind, c.direction, c.text, c.start_char,
        c.end_char, c.sentence, s.text AS context, c.document, d.title, d.date, d.known_from, d.url, d.file, d.pages,
        d.redistributable
    FROM claims c JOIN documents d ON d.id = c.document
    LEFT JOIN sentences s ON s.document = c.document AND s.sentence = c.sentence
    WHERE (len($kinds) = 0 OR c.kind IN (SELECT unnest($kinds)))
        AND ($documents IS NULL OR c.document IN (SELECT unnest($documents)))
    ORDER BY d.first_day NULLS LAST, d.date, c.document, c.start_char, c.claim"""


def claims_in_query(
    query: Query, *, kinds: Sequence[str] = (), documents: Sequence[str] | None = None
) -> Iterator[CaseClaim]:
    """The claims of an open query, of some kinds and documents or all, by date of the document and place in it."""
    plain = {field.name for field in fields(CaseClaim)} - {"span", "page", "to"}
    for row in query.rows(_CLAIMS, {"kinds": list(kinds), "documents": None if documents is None else list(documents)}):
        yield CaseClaim(
            **{name: row[name] for name in plain},
            to=tuple(row["to"]),
            span=(row["start_char"], row["end_char"]),
            page=_page_at(row["pages"], row["start_char"]),
        )


def _page_at(pages: str | None, at: int) -> str | None:
    """Number of the page on which a code point stands; see `Document.pages`."""
    found = None
    for entry in (pages or "").split():
        start, _, page = entry.partition(":")
        if int(start) > at:
            break
        found = page
    return found

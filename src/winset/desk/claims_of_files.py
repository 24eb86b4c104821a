"""The claims of a file without a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from winset.coder.claims import claims_of_article
from winset.coder.claims.alike import alike_claims_of_article
from winset.coder.claims.reading import as_record
from winset.coder.particles.article import claims_of_article as native_claims
from winset.desk.days import day_of
from winset.errors import BadInput, Problem
from winset.sources.article import Article
from winset.sources.folder import articles, dated
from winset.sources.held import Held

__all__ = ["READ", "file_claims"]

READ: Final = ("en", "ja", "ko")
"""Languages in which claims are found."""


def file_claims(
    path: Path | str, *, date: str | None = None, by_meaning: bool = True
) -> tuple[tuple[dict[str, Any], ...], tuple[Problem, ...]]:
    """The claims of each document in a file, in the shape of `winset claims FILE --json`, and what could not be read.

    Parameters
    ----------
    date : partial date of the documents that give none themselves
    by_meaning : weigh what each sentence means, beside its constructions; False reads by rules alone

    Raises
    ------
    BadInput : nothing in the file can be read
    CaseError : the date is none
    """
    found: list[dict[str, Any]] = []
    problems: list[Problem] = []
    read = articles(Path(path), str(path))
    if date is not None:
        day_of(date)  # or it is none
        read = dated(read, date, "given by the reader")
    for item in read:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            found.append(_contract(item, by_meaning=by_meaning))
    if not found:
        raise BadInput(problems or [Problem(file=str(path), code="empty", what="the file holds no documents")])
    return tuple(found), tuple(problems)


def _contract(held: Held, *, by_meaning: bool) -> dict[str, Any]:
    article = held.article
    told = {name: getattr(article, name) for name in ("title", "author", "publisher", "url", "date", "date_reason")}
    claims = _claims(article, by_meaning=by_meaning)
    return {
        **told,
        "file": held.file,
        "lang": article.lang,
        "text": article.text,
        "body": article.body,
        "body_spans": [list(span) for span in article.body_spans],
        "claims": [claim | _page(article, claim["span"][0]) for claim in claims],
        "skipped": None if article.lang in READ else f"claims are not read in language {article.lang}",
    }


def _claims(article: Article, *, by_meaning: bool) -> list[dict[str, Any]]:
    if article.lang not in READ:
        return []
    if article.lang == "en":
        return claims_of_article(article, by_meaning=by_meaning)
    told = [as_record(claim) for claim in native_claims(article)]
    meant = alike_claims_of_article(article, told) if by_meaning else []
    return sorted([*told, *meant], key=lambda claim: claim["span"])


def _page(article: Article, at: int) -> dict[str, str | None]:
    return {"page": article.page_at(at)} if article.pages else {}

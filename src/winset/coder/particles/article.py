"""The claims of an article in a language with case particles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from winset.coder.coding import Task
from winset.coder.languages import particle_coder
from winset.model import Claim
from winset.sources.article import Article

__all__ = ["claims_of_article"]


def claims_of_article(article: Article) -> Iterator[Claim]:
    """What an article states, with spans and words of the original that held it.

    Raises
    ------
    MissingExtra : the part that splits words of the language is not installed
    """
    coder = particle_coder(article.lang, ())
    if coder is None:
        return
    (coded,) = coder.code([Task(text=article.body, date=article.date)])
    for claim in coded.claims:
        start, end = article.in_original(claim.span)
        by = claim.by or article.author or "author"
        yield replace(claim, by=by, span=(start, end), text=article.text[start:end])

"""Claims of Japanese and Korean by meaning: sentences that mean what constraints and proposals mean, without a cue.

Such claims are less certain than those of rules (see `meant`): they are weak, and their rule says where they come from.
English sentences are weighed where their constructions are read (`reading`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from winset.coder.claims.meant import KINDS, LONGEST, SHORTEST, chances, likeliest
from winset.coder.claims.reading import as_record
from winset.coder.claims.wording import issue_at, register_kind
from winset.model import Claim, Span
from winset.reference.countries import countries
from winset.sources.article import Article
from winset.sources.sentences import sentences

__all__ = ["LANGUAGES", "alike_claims", "alike_claims_of_article"]

LANGUAGES: Final = ("ja", "ko")
_DENSE: Final = 3
"""Letters of English for one of a script without blanks."""


def alike_claims(text: str, lang: str, told: Iterable[Span] = (), *, author: str | None = None) -> list[Claim]:
    """The constraints and proposals that sentences of a text state by their meaning, other than those told already.

    Parameters
    ----------
    text : paragraphs with an empty line between them
    lang : one of LANGUAGES
    told : spans of claims found by rules; a sentence that holds one of them is left alone
    author : who states them
    """
    taken = list(told)
    if lang not in LANGUAGES:
        return []
    free = [span for span in sentences(text, lang) if _worth(text[slice(*span)]) and not _held(span, taken)]
    out = []
    for span, chance in zip(free, chances([text[start:end] for start, end in free], lang), strict=True):
        likely = dict(zip(KINDS, map(float, chance), strict=True))
        if (kind := likeliest(likely, lang)) is not None:
            out.append(_claim(text, span, kind, likely[kind], lang, author))
    return out


def alike_claims_of_article(article: Article, told: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same of an article, with spans and words of the original that held it.

    Parameters
    ----------
    told : claims found by rules, with spans of the original
    """
    taken = [(claim["span"][0], claim["span"][1]) for claim in told if claim["kind"] != "figure"]
    out = []
    for claim in alike_claims(article.body, article.lang, author=article.author or "author"):
        start, end = article.in_original(claim.span)
        if not _held((start, end), taken):
            out.append(as_record(replace(claim, span=(start, end), text=article.text[start:end])))
    return out


def _worth(sentence: str) -> bool:
    return SHORTEST // _DENSE <= len(sentence) <= LONGEST and not sentence.rstrip().endswith(("?", "？", ":", "："))


def _held(span: Span, taken: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _claim(text: str, span: Span, kind: str, chance: float, lang: str, author: str | None) -> Claim:
    sentence = text[slice(*span)]
    held = kind == "constraint"
    country = _named(sentence, lang)
    return Claim(
        kind=kind, by=author, country=country, actor=country, issue=issue_at(sentence, 0, (country,)),
        polarity=-1 if held else 1, strength=round(chance / 2, 2), text=sentence, span=span,
        constraint_kind=register_kind(sentence, "position") if held else None,
        direction="constrains" if held else None, rule=f"meaning-{kind}",
    )  # fmt: skip


def _named(sentence: str, lang: str) -> str | None:
    """The first country that a sentence names."""
    found = [(at, code) for name, code in _names_in(lang) if (at := sentence.find(name)) >= 0]
    return min(found)[1] if found else None


@cache
def _names_in(lang: str) -> tuple[tuple[str, str], ...]:
    """Names of countries in a language without blanks between words."""
    return tuple((name, c.iso3) for c in countries().values() for name in c.names(lang) if len(name) > 1)

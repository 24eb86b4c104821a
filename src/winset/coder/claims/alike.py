"""Claims by meaning: sentences of any language that mean what constraints and proposals mean, without a cue of a rule.

Rules read words; strangers find other words. A logistic regression on multilingual vectors, learnt from our own
sentences (`benchmarks/claims_meaning.py`), finds most of what they miss, with less certainty: such claims are weak, and
their rule says where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.claims.reading import as_record
from winset.coder.claims.wording import issue_at, register_kind
from winset.coder.meaning import meanings
from winset.coder.names import names, resolve
from winset.model import Claim, Span
from winset.reference.countries import countries
from winset.reference.table import rows
from winset.sources.article import Article
from winset.sources.sentences import sentences

__all__ = ["KINDS", "LANGUAGES", "WEIGHTS", "alike_claims", "alike_claims_of_article"]

KINDS: Final = {"constraint": 0.7, "recommendation": 0.6}
"""Kinds that are told by meaning, and the probability from which they are."""
LANGUAGES: Final = ("en", "ja", "ko")
WEIGHTS: Final = "claims/meaning.csv"
"""Table of the weights, by kind; the last is the constant."""
_SHORTEST, _LONGEST = 20, 600
"""Letters of a sentence that is looked at; in scripts without blanks a third of them."""


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
    free = [span for span in sentences(text, lang) if _worth(text[slice(*span)], lang) and not _held(span, taken)]
    if not free:
        return []
    kinds, weights = _weights()
    x = meanings([text[start:end] for start, end in free]).astype(np.float64)
    chances = 1 / (1 + np.exp(-(x @ weights[:, :-1].T + weights[:, -1])))
    out = []
    for span, chance in zip(free, chances, strict=True):
        best = int(np.argmax(chance))
        if chance[best] >= KINDS[kinds[best]]:
            out.append(_claim(text, span, kinds[best], float(chance[best]), lang, author))
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


def _worth(sentence: str, lang: str) -> bool:
    shortest = _SHORTEST if lang == "en" else _SHORTEST // 3
    return shortest <= len(sentence) <= _LONGEST and not sentence.rstrip().endswith(("?", "？", ":", "："))


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
    if lang == "en":
        read = (resolve(hit.readings, None) for hit in names().hits(sentence))
        return next((name.country for name in read if name is not None and name.country), None)
    found = [(at, code) for name, code in _names_in(lang) if (at := sentence.find(name)) >= 0]
    return min(found)[1] if found else None


@cache
def _names_in(lang: str) -> tuple[tuple[str, str], ...]:
    """Names of countries in a language without blanks between words."""
    return tuple((name, c.iso3) for c in countries().values() for name in c.names(lang) if len(name) > 1)


@cache
def _weights() -> tuple[tuple[str, ...], NDArray[np.float64]]:
    table = rows(WEIGHTS)
    return tuple(row["kind"] for row in table), np.array([[float(v) for v in list(row.values())[1:]] for row in table])

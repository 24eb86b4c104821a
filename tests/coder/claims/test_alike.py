"""Sentences in other words, and in other languages, are claims by their meaning: weak ones, which say so."""

from __future__ import annotations

import pytest

from winset.coder.claims.alike import alike_claims, alike_claims_of_article
from winset.sources.text import article_of_text

TEXT = "電力会社は多額の負債を抱え、どの閣僚も労働組合を恐れている。\n\n昼食は一時に出された。"


def test_a_sentence_with_a_claim_of_a_rule_is_left_alone() -> None:
    (claim,) = alike_claims(TEXT, "ja", author="Ada")
    assert (claim.kind, claim.rule, claim.by, claim.direction) == (
        "constraint",
        "meaning-constraint",
        "Ada",
        "constrains",
    )
    assert 0.2 <= claim.strength <= 0.5
    assert TEXT[slice(*claim.span)] == claim.text
    assert alike_claims(TEXT, "ja", [(0, 5)]) == []


@pytest.mark.parametrize(
    ("lang", "text", "kind", "country"),
    [
        ("ja", "日本政府は国内世論の反発に直面しており、譲歩は難しい。", "constraint", "JPN"),
        ("ko", "한국 정부는 국내 여론의 반발에 직면해 있어 양보하기 어렵다.", "constraint", "KOR"),
        ("ja", "三か国は宇宙に関する対話を毎年行うべきである。", "recommendation", None),
        ("ko", "세 나라는 에너지 협력을 강화해야 한다.", "recommendation", None),
    ],
)
def test_japanese_and_korean_are_read_by_meaning(lang: str, text: str, kind: str, country: str | None) -> None:
    (claim,) = alike_claims(text, lang)
    assert (claim.kind, claim.country) == (kind, country)


def test_other_languages_questions_and_fragments_state_nothing() -> None:
    assert alike_claims(TEXT, "fr") == []
    assert alike_claims("どの閣僚も労働組合を恐れているのではないか？", "ja") == []
    assert alike_claims("負債。", "ja") == []


def test_spans_of_an_article_are_those_of_its_original() -> None:
    article = article_of_text(f"会談\n\n2021年5月4日\n\n{TEXT}")
    (claim,) = alike_claims_of_article(article, [])
    assert article.text[slice(*claim["span"])] == claim["text"]
    assert alike_claims_of_article(article, [claim]) == []

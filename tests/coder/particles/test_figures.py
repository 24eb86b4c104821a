"""Numbers of a sentence."""

from __future__ import annotations

import pytest

from winset.coder import code_records
from winset.coder.particles.figures import figures_in


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("ja", "回答者の87.9%が必要だと答えた。", "87.9%"),
        ("ja", "5億ドルを拠出した。", "5億ドル"),
        ("ja", "支持率は過去最低だった。", "過去最低"),
        ("ko", "응답자의 87.9%가 답했다.", "87.9%"),
        ("ko", "5억 달러를 냈다.", "5억 달러"),
    ],
)
def test_a_number_is_found_with_its_unit(lang: str, text: str, words: str) -> None:
    (figure,) = figures_in(text, lang)
    assert text[figure.start : figure.end] == words


@pytest.mark.parametrize(("lang", "text"), [("ja", "3日、5人が会談した。"), ("ko", "3일 5명이 만났다.")])
def test_days_and_people_are_no_figures(lang: str, text: str) -> None:
    assert figures_in(text, lang) == []


def test_a_share_is_of_the_country_that_answers_not_of_the_one_judged() -> None:
    text = "日本の調査で、韓国に親しみを感じないと答えた人は64.9%だった。"
    (out,) = code_records([{"id": 1, "text": text}])
    (claim,) = [c for c in out["claims"] if c["kind"] == "figure"]
    assert (claim["country"], claim["polarity"]) == ("JPN", -1)

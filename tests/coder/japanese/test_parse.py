from __future__ import annotations

import pytest

from winset.coder.japanese import parse


def shape(text: str) -> list[str]:
    return [f"{c.pred.stem}:{c.pred.link}" if c.pred else f"{c.head}/{c.role}" for c in parse(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府は韓国に抗議した。", ["政府/は", "韓国/に", "抗議:end"]),
        ("韓国側に対し協力を求めた。", ["韓国側/に対し", "協力/を", "求める:end"]),
        ("政府は抗議したと発表した。", ["政府/は", "抗議:quote", "発表:end"]),
        ("抗議した政府は", ["抗議:rel", "政府/は"]),
        ("合意を守るよう求めた。", ["合意/を", "守る:quote", "求める:end"]),
        ("謝罪すれば応じる。", ["謝罪:if", "応じる:end"]),
        ("批判し、撤回を求めた。", ["批判:and", "撤回/を", "求める:end"]),
        ("米国によると、実験は", ["米国/によると", "実験/は"]),
    ],
)
def test_phrases_and_verbs(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


def test_endings() -> None:
    passive, negated, past = (parse(text)[-1].pred for text in ("逮捕された。", "謝罪しない。", "訪問した。"))
    assert passive is not None
    assert passive.passive
    assert negated is not None
    assert negated.negated
    assert past is not None
    assert past.past
    assert not past.passive


def test_quoted_words_are_one_opaque_clause() -> None:
    first = next(c for c in parse("中国は「米国が攻撃した」と批判した。") if c.opaque)
    assert first.pred is not None
    assert first.pred.link == "quote"

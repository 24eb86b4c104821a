from __future__ import annotations

import pytest

from winset.coder.korean import parse


def shape(text: str) -> list[str]:
    return [f"{c.pred.stem}:{c.pred.link}" if c.pred else f"{c.head}/{c.role}" for c in parse(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("정부는 일본에 항의했다.", ["정부/은", "일본/에", "항의:end"]),
        ("일본에 대한 제재를 해제했다.", ["일본/에 대한", "제재/을", "해제:end"]),
        ("정부는 항의했다고 밝혔다.", ["정부/은", "항의:quote", "밝히다:end"]),
        ("항의한 정부는", ["항의:rel", "정부/은"]),
        ("배상하라고 판결했다.", ["배상:quote", "판결:end"]),
        ("협력하기로 했다.", ["협력:quote", "기로하다:end"]),
        ("사과하면 응하겠다.", ["사과:if", "응하다:end"]),
        ("비판하고 철회를 요구했다.", ["비판:and", "철회/을", "요구:end"]),
        ("교도통신에 따르면 북한은", ["교도통신/따르면", "북한/은"]),
    ],
)
def test_phrases_and_verbs(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


def test_endings() -> None:
    texts = ("체포됐다.", "사과하지 않았다.", "부과할 수 있다.", "방문할 것이다.")
    passive, negated, able, will = (parse(text)[-1].pred for text in texts)
    assert passive is not None
    assert passive.passive
    assert negated is not None
    assert negated.negated
    assert able is not None
    assert able.able
    assert will is not None
    assert will.will


def test_quoted_words_are_one_opaque_clause() -> None:
    first = next(c for c in parse('중국은 "미국이 공격했다"고 비판했다.') if c.opaque)
    assert first.pred is not None
    assert first.pred.link == "quote"

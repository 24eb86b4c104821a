from __future__ import annotations

import sys

import pytest

from winset.coder.korean.tokens import _kiwi, tokens
from winset.errors import MissingExtra


def test_morphemes_stand_where_they_are_said_to_stand() -> None:
    text = "정부는 14일 성명을 냈다."
    found = tokens(text)
    nouns = [(t.text, text[t.start : t.end]) for t in found if t.tag == "NNG"]
    assert nouns == [("정부", "정부"), ("성명", "성명")]
    assert [t.start for t in found] == sorted(t.start for t in found)


def test_tags_of_irregular_verbs_are_those_of_regular_ones() -> None:
    assert [t.tag for t in tokens("그를 도왔다.") if t.text == "돕"] == ["VV"]


def test_a_name_of_the_tables_is_one_morpheme() -> None:
    assert [t.tag for t in tokens("이재명 대통령") if t.text == "이재명"] == ["NNP"]


def test_without_the_model_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kiwipiepy", None)
    with pytest.raises(MissingExtra, match=r"winset\[ko\]"):
        _kiwi.__wrapped__()

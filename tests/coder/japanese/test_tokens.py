from __future__ import annotations

import sys

import pytest

from winset.coder.japanese.tokens import _tokenizer, tokens
from winset.errors import MissingExtra


def test_morphemes_stand_where_they_are_said_to_stand() -> None:
    text = "政府は14日、声明を出した。"
    found = tokens(text)
    assert "".join(t.text for t in found) == text
    assert all(text[t.start : t.end] == t.text for t in found)


def test_a_morpheme_says_its_kind_and_its_dictionary_form() -> None:
    verb = next(t for t in tokens("声明を出した") if t.kind == "動詞")
    assert (verb.text, verb.lemma, verb.form) == ("出し", "出す", "連用形-一般")
    assert [(t.text, t.sub) for t in tokens("東京で会談") if t.kind == "名詞"] == [
        ("東京", "固有名詞"),
        ("会談", "サ変可能"),
    ]


def test_without_the_dictionary_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    with pytest.raises(MissingExtra, match=r"winset\[ja\]"):
        _tokenizer.__wrapped__()

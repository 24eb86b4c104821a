"""The language is what the page says unless its script says otherwise."""

from __future__ import annotations

import pytest

from winset.sources.language import language_of


@pytest.mark.parametrize(
    ("text", "stated", "lang"),
    [
        ("The talks began.", None, "en"),
        ("", None, "en"),
        ("협의가 시작됐다", None, "ko"),
        ("協議が始まった。", None, "ja"),
        ("协议开始了。", None, "zh"),
        ("Переговоры начались", None, "ru"),
        ("Les discussions ont commencé.", "fr-FR", "fr"),
        ("The talks began.", "en_US", "en"),
        ("協議が始まった。", "en", "ja"),
        ("협의가 시작됐다", "en-US", "ko"),
        ("The talks began.", "nonsense!", "en"),
        ("台北 2021", "ja", "ja"),
        ("Kishida met Yoon (岸田) in Seoul today for talks on trade", None, "en"),
    ],
)
def test_language(text: str, stated: str | None, lang: str) -> None:
    assert language_of(text, stated=stated) == lang

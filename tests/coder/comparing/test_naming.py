from __future__ import annotations

import pytest

from winset.coder.comparing.naming import names_in


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The ministers met on 4 March to speak of North Korea and the United Nations.", "en"),
        ("三大臣は三月四日、北朝鮮と国連について協議した。", "ja"),
        ("장관들은 3월 4일 북한과 유엔에 관하여 협의하였다.", "ko"),
    ],
)
def test_three_scripts_name_the_same(text: str, lang: str) -> None:
    assert {"North Korea", "United Nations", "3", "4"} <= names_in(text, lang)


@pytest.mark.parametrize(
    ("text", "number"), [("三十か国", "30"), ("十二月", "12"), ("二〇二五年", "2025"), ("３日", "3")]
)
def test_written_and_wide_numbers_are_numbers(text: str, number: str) -> None:
    assert number in names_in(text, "ja")


def test_characters_within_words_are_no_numbers() -> None:
    assert names_in("一致して三沢を統一した。", "ja") == frozenset()


def test_a_name_inside_a_word_is_none() -> None:
    assert "Oman" not in names_in("The woman spoke.", "en")

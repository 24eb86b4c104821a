from __future__ import annotations

from collections import Counter

import numpy as np

from winset.coder.comparing.topics import overlap, stems, terms, topic


def test_a_topic_is_what_follows_the_verb() -> None:
    assert topic("The Leaders strongly condemn the missile launches of this year", "en") == (
        "the missile launches of this year"
    )
    assert topic("三外相は、北朝鮮によるミサイル発射を非難した。", "ja").startswith("北朝鮮")


def test_little_is_left_whole() -> None:
    assert topic("We condemn it", "en") == "We condemn it"


def test_terms_join_forms_of_a_word_and_keep_numbers() -> None:
    assert terms("launches launching", "en") == Counter({"launch": 2})
    assert "2030" in terms("目標は2030年", "ja")


def test_stems_keep_the_order_of_the_words() -> None:
    assert stems("sanctions on missile launches", "en") == ["sanction", "missile", "launch"]


def test_overlap_weighs_rare_words_and_lies_between_nothing_and_all() -> None:
    one = [Counter("ab"), Counter("c")]
    cosine, least = overlap(one, [Counter("abd"), Counter("e")])
    assert cosine.shape == least.shape == (2, 2)
    assert least[0, 0] == 1
    assert 0 < cosine[0, 0] < 1
    np.testing.assert_array_equal(cosine[1], [0, 0])

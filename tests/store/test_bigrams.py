"""Words of every script, and pairs of letters of scripts without blanks."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from winset.store.bigrams import is_paired, spelled, words

LETTERS = st.text(alphabet=st.sampled_from("徴用工判決カナー한일관계ab9 、。éＡｶﾞ각\u0301"), max_size=20)


def test_a_run_becomes_its_pairs_and_its_last_letter() -> None:
    assert spelled("徴用工の判決") == "徴用 用工 工の の判 判決 決"
    assert spelled("한일 정상, NATO 2023") == "한일 일 정상 상 NATO 2023"
    assert spelled("…、。") == ""


def test_widths_and_compositions_are_the_same_and_places_are_those_of_the_text() -> None:
    assert [w.text for w in words("ﾊﾞﾝｺｸ")] == [w.text for w in words("バンコク")]
    text = f"A {unicodedata.normalize('NFD', '한일')} 관계"
    assert [w.text for w in words(text)] == ["A", "한일", "일", "관계", "계"]
    pair = words(text)[1]
    assert unicodedata.normalize("NFC", text[pair.start : pair.end]) == "한일"


@given(LETTERS)
def test_spelling_and_words_agree_and_every_word_is_where_it_says(text: str) -> None:
    found = words(text)
    assert spelled(text) == " ".join(word.text for word in found)
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert word.text in unicodedata.normalize("NFKC", text[word.start : word.end])


@given(st.text(alphabet="徴用工判決한일관계", min_size=1, max_size=8))
def test_every_piece_of_a_run_is_a_phrase_of_its_spelling(run: str) -> None:
    whole = f" {spelled(run)} "
    for start in range(len(run)):
        for end in range(start + 2, len(run) + 1):
            phrase = " ".join(run[at : at + 2] for at in range(start, end - 1))
            assert f" {phrase} " in whole


def test_paired_runs_are_told() -> None:
    assert is_paired("徴用")
    assert is_paired("한일")
    assert not is_paired("NATO")
    assert not is_paired("한일 관계")
    assert not is_paired("")

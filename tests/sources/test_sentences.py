"""Sentences are cut where a reader would cut them, and nothing is lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.reference.table import rows
from winset.sources.sentences import sentences


def cut(text: str, lang: str = "en") -> list[str]:
    return [text[a:b] for a, b in sentences(text, lang)]


@pytest.mark.parametrize(
    "told",
    [
        ["He said no.", "Kim sat.", "Park was ill.", "Lee left."],
        ["GEN. PARK MET U.S. OFFICIALS ON SUNDAY.", "HE LEFT."],
        ["The U.S. and South Korea agreed on Oct. 27, 2016.", "It was late."],
        ['"It is a start," said Mr. Kim.', "He left."],
        ["Gen. B. B. Bell met Lt. Gen. Park at 5 p.m. on Monday.", "The visit was short."],
        ["The talks cost $3.5 million.", "Is it so?", "Yes!"],
        ['"Why?" he asked.', "Nobody answered."],
        ["Apple Inc. said so.", "See No. 5 of Vol. 2."],
        ["He said (it was late.)", "Then he left."],
        ["He lives in Washington, D.C.", "He works at the U.N. Security Council."],
        ["He said, “We agree.”", "Tokyo did not."],
        ["Yahoo! said it would stay.", "Jr. Smith agreed."],
        ["Trade with the U.S. fell.", "It rose with the E.U.", "The rest is flat."],
        ["It works...", "Maybe it does not."],
        ["Dr. Lee, M.D., and Prof. Park spoke.", "“Good.”", "They left."],
        ["The vote was 5.", "The rest abstained."],
        ["J. R. Smith met Kim Jr. in Seoul.", "He smiled."],
        ["Visit www.state.gov for more.", "It is open."],
        ["The list is in Annex B.", "Witnesses agreed."],
        ["It grew by 2.5 percent vs. 3.1 percent.", "Exports fell."],
        ["They met the U.S. Secretary of State.", "The U.S. Senate agreed."],
        ["The ROK-U.S. Alliance is strong.", "They read the “Japan-U.S. Joint Leaders’ Statement”."],
        ["Non-U.S. allies of the Seoul/U.S. Section spoke.", "It rests on Article 5 of the Japan-U.S. Treaty."],
        ["Trade of Japan and the ROK-U.S.", "It rose."],
        ["He met Lee Kang-Min.", "Kim took plan-B.", "Park left."],
    ],
)
def test_english(told: list[str]) -> None:
    assert cut(" ".join(told)) == told


def test_items_of_a_list_are_sentences() -> None:
    assert cut("They agreed:\n1. First thing\n2. Second thing. More.\n- a point\n- another") == [
        "They agreed:",
        "1. First thing",
        "2. Second thing.",
        "More.",
        "- a point",
        "- another",
    ]


@pytest.mark.parametrize(
    "told",
    [
        ["岸田首相は「協力する。必ずだ」と述べた。", "韓国は反発した!", "米国は?"],
        ["会談(第5回。前回は東京)は15日に開かれた。", "次は未定。"],
        ["「はい。」", "次の会談は2.5時間だった。"],
        ["金額は3.5億円。", "前年比5％増"],
    ],
)
def test_japanese(told: list[str]) -> None:
    assert cut("".join(told), "ja") == told


def test_japanese_lines_end_sentences() -> None:
    assert cut("見出し\n本文は続く。終わり", "ja") == ["見出し", "本文は続く。", "終わり"]


@pytest.mark.parametrize(
    "told",
    [
        ['윤 대통령은 "협력하겠다. 반드시 하겠다"고 말했다.', "일본은 3.5% 올렸다."],
        ["회담은 15일 열린다.", "장소는 서울이다!", "누가 오나?"],
        ["그는 “좋다.”라고 답했다.", "회의는 끝났다."],
    ],
)
def test_korean(told: list[str]) -> None:
    assert cut(" ".join(told), "ko") == told


def test_korean_lines_end_after_a_verb() -> None:
    assert cut("그는 갔다\n회담은 끝났다", "ko") == ["그는 갔다", "회담은 끝났다"]


def test_empty_lines_always_end_a_sentence() -> None:
    assert cut("A headline\n\nThe text of it\ngoes on.") == ["A headline", "The text of it\ngoes on."]


def test_a_sentence_without_an_end_is_cut_at_a_blank() -> None:
    found = cut("word " * 5_000)
    assert all(len(sentence) <= 5_000 for sentence in found)
    assert "".join(found).count("word") == 5_000


@given(st.text(max_size=400), st.sampled_from(["en", "ja", "ko", "zh", "fr"]))
def test_nothing_is_lost_and_nothing_overlaps(text: str, lang: str) -> None:
    found = sentences(text, lang)
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(found))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(text[a:b].strip() == text[a:b] for a, b in found)


PIECES = st.lists(
    st.sampled_from(["U.S.", "Mr.", "a", "The", '"', "”", "(", ")", "。", "「", "」", "!", "3.5", "\n", ".", " "])
)


@given(PIECES, st.sampled_from(["en", "ja", "ko"]))
def test_odd_marks_lose_nothing(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces)
    assert "".join("".join(text[a:b].split()) for a, b in sentences(text, lang)) == "".join(text.split())


def test_long_text_is_cut_in_linear_time() -> None:
    text = 'He said "no. Mr. Kim of the U.S. left. ' * 20_000
    assert len(sentences(text, "en")) > 20_000
    assert len(sentences("「" * 50_000 + "。" * 50_000, "ja")) >= 1


def test_abbreviations_are_listed_once() -> None:
    listed = [(row["lang"], row["abbreviation"]) for row in rows("abbreviations.csv")]
    assert len(listed) == len(set(listed))
    assert {row["kind"] for row in rows("abbreviations.csv")} == {"title", "number", "inner", "either"}

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.coder.comparing import clauses


def words(text: str, lang: str = "en") -> list[str]:
    return [clause.text for clause in clauses(text, lang)]


def test_verbs_of_speech_on_one_subject_are_clauses_of_their_own() -> None:
    assert words("We condemn the launch, reaffirm our resolve, and call on all states to act.") == [
        "We condemn the launch",
        "reaffirm our resolve",
        "call on all states to act.",
    ]


def test_lists_of_things_and_participles_are_not_cut() -> None:
    whole = "We will expand cooperation on trade, energy and space, guided by shared values and driven by need."
    assert words(whole) == [whole]


def test_a_new_speaker_opens_a_clause_once_the_first_has_its_verb() -> None:
    assert words("We will end the talks, and President Lee and Prime Minister Abe welcome the visit of the envoy.") == [
        "We will end the talks",
        "President Lee and Prime Minister Abe welcome the visit of the envoy.",
    ]
    both = "Prime Minister Abe of Japan, and President Lee of Korea welcome the visit of the envoy."
    assert words(both) == [both]


def test_semicolons_cut_only_before_items_that_say_something() -> None:
    assert words("We oppose the seizure of reefs; the dangerous use of coast guard vessels there; and coercion.") == [
        "We oppose the seizure of reefs",
        "the dangerous use of coast guard vessels there; and coercion.",
    ]


def test_headings_and_rules_of_marks_are_left_out() -> None:
    assert words("I. SECURE THE SEAS\n\n***\n\nWe met in Lima today.\n\n###") == ["We met in Lima today."]


def test_a_full_stop_without_a_blank_still_ends_a_sentence() -> None:
    assert words("They support economic development.They will look for ways to do so.") == [
        "They support economic development.",
        "They will look for ways to do so.",
    ]
    assert words("양국은 협력을 강화했다.양국은 다시 만나기로 했다.", "ko") == [
        "양국은 협력을 강화했다.",
        "양국은 다시 만나기로 했다.",
    ]


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        ("両外相は発射を強く非難し、緊密な連携を確認した。", "ja", 2),
        ("両外相は北朝鮮に対し、対話への復帰を求めた。", "ja", 1),
        ("양측은 발사를 규탄하고 긴밀한 공조를 확인하였다.", "ko", 2),
        ("양측은 북한에 대하여 대화 복귀를 촉구하였다.", "ko", 1),
    ],
)
def test_connecting_endings_cut_japanese_and_korean(text: str, lang: str, parts: int) -> None:
    assert len(words(text, lang)) == parts


@given(st.text(alphabet="We will and condemn,;. \nreaffirmX0", max_size=200), st.sampled_from(["en", "ja", "ko", "fr"]))
def test_spans_give_the_text_in_order_and_never_overlap(text: str, lang: str) -> None:
    found = clauses(text, lang)
    assert [clause.index for clause in found] == list(range(len(found)))
    assert all(text[clause.start : clause.end] == clause.text for clause in found)
    assert all(a.end <= b.start for a, b in pairwise(found))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.coder.comparing.roots import root, roots, runs

EN = ("en", "en")


@pytest.mark.parametrize(
    "family",
    [
        ("denuclearization", "denuclearized"),
        ("launching", "launches", "launch"),
        ("commitment", "committed", "commit"),
        ("security", "secure", "securing"),
        ("resilience", "resilient"),
        ("strategy", "strategies"),
        ("technological", "technology"),
    ],
)
def test_a_noun_and_its_verb_have_one_root(family: tuple[str, ...]) -> None:
    assert len({root(word) for word in family}) == 1


def test_other_words_stay_apart() -> None:
    assert len({root(word) for word in ("trade", "treaty", "climate", "clean", "missile", "mission", "human")}) == 7


def test_states_and_short_forms_are_one_word() -> None:
    one, other = roots(
        ["We discussed the World Health Organization (WHO) and Burma.", "Ukraine’s people"],
        ["The WHO met the Burmese envoy.", "Ukrainian people"],
        EN,
    )
    assert set(one[0]) & set(other[0]) == {"WHO", "myanmar"}
    assert one[1] == other[1]


def test_another_language_has_its_stems() -> None:
    _, other = roots(["peace"], ["台湾海峡"], ("en", "ja"))
    assert other == [["台湾", "湾海", "海峡"]]


def test_runs_are_of_two_and_three_words() -> None:
    assert runs(["a", "b", "c"]) == {("a", "b"), ("b", "c"), ("a", "b", "c")}
    assert runs(["a"]) == frozenset()


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_root_begins_its_word_and_keeps_four_letters(word: str) -> None:
    found = root(word)
    assert word.startswith(found)
    assert len(found) >= min(len(word), 4)

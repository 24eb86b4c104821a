"""English words without their endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.coder.stemming import stem


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("ministers", "minister"),
        ("commitment", "commit"),
        ("launching", "launch"),
        ("policies", "polic"),
        ("gas", "gas"),
    ],
)
def test_the_longest_ending_falls_that_leaves_four_letters(word: str, left: str) -> None:
    assert stem(word) == left


@given(st.text("abcdefgilmnostyz", max_size=14))
def test_a_stem_begins_its_word_and_is_not_short(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(4, len(word))

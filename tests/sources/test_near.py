"""Nearly equal texts are found whatever their order, others are left alone."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.sources.near import THRESHOLD, Copy, copies, signature

WORDS = [f"word{i}" for i in range(3000)]


def text(seed: int, length: int = 400) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def resemblance(a: str, b: str) -> float:
    """Share of runs of five words, counted."""
    one, two = ({tuple(t.split()[i : i + 5]) for i in range(len(t.split()) - 4)} for t in (a, b))
    return len(one & two) / len(one | two)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 60))
def test_the_share_of_equal_minima_estimates_the_resemblance(seed: int, changed: int) -> None:
    one = text(seed)
    words = one.split()
    for at in random.Random(seed).sample(range(len(words)), changed):
        words[at] = "other"
    two = " ".join(words)
    equal = sum(a == b for a, b in zip(signature(one), signature(two), strict=True)) / 128
    assert equal == pytest.approx(resemblance(one, two), abs=0.22)  # five standard errors


def test_an_edited_copy_is_found_and_the_first_known_is_kept() -> None:
    one = text(1)
    edited = "EXCLUSIVE: " + one.upper().replace("WORD7 ", "") + " More to follow."
    found = copies((name, None, signature(t)) for name, t in (("a", one), ("b", text(2)), ("c", edited), ("d", one)))
    assert [(c.document, c.of) for c in found] == [("c", "a"), ("d", "a")]
    assert found[1] == Copy(document="d", of="a", similarity=1.0)
    assert found[0].similarity >= THRESHOLD


@given(st.lists(st.integers(0, 6), max_size=12))
def test_what_comes_later_changes_nothing_before(seeds: list[int]) -> None:
    rows = [(f"{i}", None, signature(text(seed, 60))) for i, seed in enumerate(seeds)]
    whole = copies(rows)
    for end in range(len(rows)):
        names = {name for name, _, _ in rows[:end]}
        assert copies(rows[:end]) == tuple(c for c in whole if c.document in names)
    assert len(whole) == len(seeds) - len(set(seeds))


def test_japanese_is_compared_by_letters() -> None:
    letters = [chr(0x4E00 + i) for i in range(900)]
    one = "".join(random.Random(3).choices(letters, k=300))
    other = one[:100] + "昨日" + one[101:]
    assert [c.of for c in copies((("a", None, signature(one)), ("b", None, signature(other))))] == ["a"]


def test_what_is_issued_anew_every_year_is_no_copy() -> None:
    one = signature(text(1))
    days = (date(2020, 6, 1), date(2020, 6, 20), date(2021, 6, 1), None)
    found = copies((f"{i}", day, one) for i, day in enumerate(days))
    assert [(c.document, c.of) for c in found] == [("1", "0"), ("3", "0")]


def test_short_texts_are_left_alone() -> None:
    assert signature("too short to tell") == ()
    assert signature("") == ()
    assert copies([("a", None, ()), ("b", None, ())]) == ()

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from winset.coder.comparing.sharing import apportioned, beyond_the_nearest, letters, peculiar, peculiar_most

HELD = st.lists(st.frozensets(st.sampled_from("abcdefg"), max_size=4), min_size=1, max_size=5)


def test_runs_of_letters_go_over_gaps_and_a_language_without_blanks_keeps_its_pairs() -> None:
    assert letters(["an", "ox"], spaced=True) == {" an o", "an ox", "n ox "}
    assert letters(["台湾", "湾海"], spaced=False) == {"台湾", "湾海"}


def test_a_word_that_one_clause_of_each_has_counts_more_than_one_that_all_have() -> None:
    before, after = [{"rare", "all"}, {"all"}], [{"rare"}, {"all"}, {"all"}]
    found = peculiar(before, after)
    assert found[0, 0] > found[0, 1] > 0
    assert peculiar_most(before, after)[0, 0] == 1
    np.testing.assert_allclose(peculiar_most(before, after)[1, 1], 0.5)


def test_a_clause_that_shares_with_one_alone_shares_nearly_all_with_it() -> None:
    found = apportioned([set("abcdefgh")], [set("abcdefgh"), set("xyz")])
    assert found[0, 0] > 0.9
    assert found[0, 1] == 0


def test_what_the_nearest_does_not_have_is_left_for_another() -> None:
    lists_three = [{"missile", "vaccine", "island", "defence"}, {"trade"}]
    single = [{"missile", "defence"}, {"vaccine"}, {"trade"}]
    left = beyond_the_nearest(lists_three, single)
    assert left[0, 1] > 0
    assert left[0, 2] == 0


@given(HELD, HELD)
def test_all_are_the_same_both_ways_and_bounded(before: list[frozenset[str]], after: list[frozenset[str]]) -> None:
    for measure in (apportioned, peculiar, peculiar_most):
        found = measure(before, after)
        assert found.shape == (len(before), len(after))
        assert np.all(found >= 0)
        np.testing.assert_allclose(found, measure(after, before).T)
    for measure in (apportioned, peculiar_most, beyond_the_nearest):
        assert np.all(measure(before, after) <= 1 + 1e-9)

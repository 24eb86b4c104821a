from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from winset.coder.comparing import Clause, aligned, clauses
from winset.coder.comparing.alignment import company, nearness, rivalry

BEFORE = (
    "We met in Lima. We condemn the missile launches of North Korea. We reaffirm peace across the Taiwan Strait. "
    "We will hold joint exercises every year. We welcome the students who came to visit."
)
AFTER = (
    "We met in Tokyo. We reiterate the importance of peace in the Taiwan Strait. We express concern over North Korean "
    "missile launches. We agreed on rules for artificial intelligence."
)


def links(before: str, after: str, langs: tuple[str, str] = ("en", "en")) -> set[tuple[int, int]]:
    return {(x.before, x.after) for x in aligned(clauses(before, langs[0]), clauses(after, langs[1]), langs)}


def test_clauses_find_each_other_across_a_crossing_and_whatever_the_tone() -> None:
    assert links(BEFORE, AFTER) == {(0, 0), (1, 2), (2, 1)}


def test_a_text_answers_itself_clause_by_clause() -> None:
    assert links(BEFORE, BEFORE) == {(i, i) for i in range(5)}


def test_one_clause_that_is_split_has_both_halves() -> None:
    whole = "We oppose the militarization of reefs and the dangerous use of coast guard vessels at sea."
    halves = "We oppose the militarization of reefs. We oppose the dangerous use of coast guard vessels at sea."
    assert links(f"We met in Lima. {whole}", f"We met in Tokyo. {halves}") >= {(1, 1), (1, 2)}


def test_nothing_answers_an_empty_text() -> None:
    assert aligned((), clauses(AFTER, "en"), ("en", "en")) == ()
    assert aligned(clauses(AFTER, "en"), (), ("en", "en")) == ()


def test_nearness_is_the_same_both_ways() -> None:
    one, other = (clauses(t, "en") for t in (BEFORE, AFTER))
    np.testing.assert_allclose(nearness(one, other, ("en", "en")), nearness(other, one, ("en", "en")).T, atol=1e-6)


def test_links_name_clauses_that_are_there() -> None:
    held: tuple[Clause, ...] = clauses(BEFORE, "en")
    assert all(0 <= x.before < len(held) for x in aligned(held, held, ("en", "en")))


def test_a_link_says_what_is_shared() -> None:
    held = clauses("We met in Lima. We condemn North Korea for its missile tests in March.", "en")
    other = clauses("二月にリマで会合を行った。三月の北朝鮮によるミサイル実験を非難した。", "ja")
    why = {(x.before, x.after): x.why for x in aligned(held, other, ("en", "ja"))}
    assert "North Korea" in why[1, 1]
    assert "blame" in why[1, 1]


def test_what_is_near_to_everything_stands_out_from_nothing() -> None:
    likeness = np.array([[3.0, 3.0, 3.0, 3.0], [0.0, 3.0, 0.0, 0.0]])
    above = rivalry(likeness)[..., 1]
    assert above[1, 1] > above[0, 0]
    assert rivalry(likeness)[1, 1, 2] == 1


def test_a_pair_between_pairs_that_answer_each_other_is_in_good_company() -> None:
    likeness = np.full((9, 9), -9.0)
    likeness[[1, 2, 4, 5], [1, 2, 4, 5]] = 4.0
    found = company(likeness)
    assert found[3, 3] == found.max()
    assert found[3, 3] > 3 * found[8, 0]


def test_a_pair_is_no_company_for_itself() -> None:
    alone = np.full((5, 5), -40.0)
    alone[2, 2] = 40.0
    found = company(alone)
    assert found[2, 2] < 1e-6 < found[2, 3]


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 99))
def test_company_is_bounded_and_the_same_both_ways(n: int, m: int, seed: int) -> None:
    likeness = np.random.default_rng(seed).normal(0, 4, (n, m))
    found = company(likeness)
    assert found.shape == (n, m)
    assert np.all((found >= 0) & (found <= 1))
    np.testing.assert_allclose(found, company(likeness.T).T, atol=1e-6)
    assert np.all(company(likeness + 1.0) >= found - 1e-6)

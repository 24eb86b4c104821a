from __future__ import annotations

import numpy as np

from winset.coder.comparing import clauses
from winset.coder.comparing.kinds import KINDS, kinds_of_nearness

ONE = clauses("We met in Lima. We condemn the missile launches, and we welcome the visit of students.", "en")
OTHER = clauses("We met in Tokyo. We welcome the visit of students. We condemn the missile launches.", "en")


def test_every_kind_is_a_matrix_of_the_clauses_and_bounded() -> None:
    found = kinds_of_nearness(ONE, OTHER, ("en", "en"), tuple(KINDS))
    assert found.keys() == KINDS.keys()
    for matrix in found.values():
        assert matrix.shape == (len(ONE), len(OTHER))
        assert np.all(matrix >= -1 - 1e-9)
        assert np.all(matrix <= 1 + 1e-9)


def test_words_and_runs_find_what_is_repeated_and_place_does_not() -> None:
    found = kinds_of_nearness(ONE, OTHER, ("en", "en"), ("words", "runs", "place", "act"))
    assert found["words"][1].argmax() == found["runs"][1].argmax() == 2
    assert found["place"][1].argmax() == 1
    assert found["act"][1, 2] == 1
    assert found["act"][1, 1] == 0

from __future__ import annotations

import numpy as np

from winset.coder.comparing import clauses
from winset.coder.comparing.kinds import KINDS, kinds_of_nearness

ONE = clauses("We met in Lima. We condemn the missile launches, and we welcome the visit of students.", "en")
OTHER = clauses("We met in Tokyo. We welcome the visit of students. We condemn the missile launches.", "en")


def test_every_kind_is_a_matrix_of_the_clauses_and_bounded() -> None:
    found = kinds_of_nearness(ONE, OTHER, ("en", "en"), tuple(KINDS))
    assert found.keys() == KINDS.keys()
    for name, matrix in found.items():
        assert matrix.shape == (len(ONE), len(OTHER))
        assert np.all(matrix >= -1 - 1e-9)
        assert np.all(matrix <= 1 + 1e-6) or name == "peculiar"


def test_letters_and_peculiar_words_find_what_is_repeated_and_place_does_not() -> None:
    found = kinds_of_nearness(ONE, OTHER, ("en", "en"), ("letters", "peculiar", "place", "act"))
    assert found["letters"][1].argmax() == found["peculiar"][1].argmax() == 2
    assert found["place"][1].argmax() == 1
    assert found["act"][1, 2] == 1
    assert found["act"][1, 1] == 0


def test_by_parts_a_list_is_near_to_each_thing_that_it_names() -> None:
    whole = clauses("We will work on missile defence, on vaccines for children, and on clean energy for islands.", "en")
    one = clauses("We will send vaccines for children. We thank our hosts for dinner.", "en")
    near = kinds_of_nearness(whole, one, ("en", "en"), ("parts",))["parts"]
    assert near[0, 0] > near[0, 1]
    np.testing.assert_allclose(
        near, kinds_of_nearness(one, whole, ("en", "en"), ("parts",))["parts"].T, rtol=0, atol=1e-6
    )

"""The chi-square tail against a reference."""

from __future__ import annotations

import pytest
from scipy.stats import chi2

from winset.experts.chance import chi_square_above


def test_the_chi_square_tail_is_that_of_a_reference() -> None:
    for freedom in range(1, 9):
        for x in (0.0, 0.3, 2.0, 17.0, 80.0):
            assert chi_square_above(x, freedom) == pytest.approx(chi2.sf(x, freedom), rel=1e-10)

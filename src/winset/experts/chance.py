"""What chance alone would do: the upper tail of the chi-square distribution."""

from __future__ import annotations

from math import erfc, exp, pi, sqrt

__all__ = ["chi_square_above"]


def chi_square_above(x: float, freedom: int) -> float:
    """Upper tail of the chi-square distribution, in closed form for whole degrees of freedom."""
    if freedom % 2 == 0:
        term, total = 1.0, 1.0
        for r in range(1, freedom // 2):
            term *= x / (2.0 * r)
            total += term
        return exp(-x / 2.0) * total
    term, total = sqrt(x), 0.0
    for r in range(1, (freedom - 1) // 2 + 1):
        total += term
        term *= x / (2.0 * r + 1.0)
    return erfc(sqrt(x / 2.0)) + sqrt(2.0 / pi) * exp(-x / 2.0) * total

from __future__ import annotations

import numpy as np
import pytest
import scipy.special
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from winset.relations import special
from winset.relations.special import beta_cdf, beta_quantile, log_gamma, normal_quantile, t_quantile

shapes = st.floats(0.03, 1000)
shares = st.floats(0, 1 - 1e-6)  # nearer to 1 the last bit of x decides, and no two programs agree


@given(st.floats(1e-3, 1e3))
def test_log_gamma_is_scipys(x: float) -> None:
    assert log_gamma(x) == pytest.approx(scipy.special.gammaln(x), abs=1e-11)


@given(shares, shapes, shapes)
def test_beta_cdf_is_scipys(x: float, a: float, b: float) -> None:
    assert beta_cdf(x, a, b) == pytest.approx(scipy.special.betainc(a, b, x), abs=1e-11)


@given(st.floats(0.01, 0.99), shapes, shapes)
def test_beta_quantile_is_scipys(q: float, a: float, b: float) -> None:
    assert beta_quantile(q, a, b) == pytest.approx(scipy.stats.beta.ppf(q, a, b), abs=1e-8)


def test_beta_quantile_keeps_the_shape_and_solves_equal_pairs_alike() -> None:
    found = beta_quantile(0.5, np.array([[2.0, 3.0], [3.0, 2.0]]), np.array([[3.0, 2.0], [2.0, 3.0]]))
    assert found.shape == (2, 2)
    assert found[0, 0] == found[1, 1]
    assert found[0, 0] + found[0, 1] == pytest.approx(1)


def test_beta_with_one_and_one_is_uniform() -> None:
    assert beta_quantile(0.05, 1.0, 1.0) == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("q", "freedom", "expected"), [(0.975, 10, 2.228139), (0.975, 2, 4.302653), (0.8, 5, 0.919544)]
)
def test_t_quantiles_of_the_printed_table(q: float, freedom: float, expected: float) -> None:
    assert t_quantile(q, freedom) == pytest.approx(expected, abs=1e-6)
    assert t_quantile(1 - q, freedom) == pytest.approx(-expected, abs=1e-6)


def test_the_median_of_t_is_nought_and_the_normal_is_known() -> None:
    assert t_quantile(0.5, 3) == 0
    assert normal_quantile(0.975) == pytest.approx(1.959964, abs=1e-6)


def test_equal_pairs_are_found_even_where_digests_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = np.array([1.5, 2.5, 1.5, 3.0]), np.array([2.0, 2.0, 2.0, 4.0])
    plain = special.beta_interval(0.9, a, b)
    monkeypatch.setattr(special, "_ODD", np.uint64(0))  # now the digest knows nothing of a
    assert all((x == y).all() for x, y in zip(special.beta_interval(0.9, a, b), plain, strict=True))
    assert plain[0][0] == plain[0][2] != plain[0][1]

"""The change of utility, and how likely it is to be a gain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import norm

from winset.bargaining import BadNumbers, acceptance, acceptances, gains
from winset.bargaining.normal import normal_cdf, normal_quantile

LEVEL = st.floats(-1, 2)


def test_one_issue_is_the_probit_of_the_midpoint() -> None:
    found = acceptance([[0.2], [0.5], [0.9]], [[0.3]] * 3, np.ones((3, 1)), [0.8], [0.4])
    assert found == pytest.approx(norm.cdf((np.array([0.2, 0.5, 0.9]) - 0.6) / 0.3), abs=1e-15)


def test_two_issues_by_hand() -> None:
    # du = 2 s1 x1 (o1 - q1) - s1 (o1^2 - q1^2) + the same for issue 2
    mean, sd, salience = [[0.5, 0.2]], [[0.1, 0.4]], [[2.0, 1.0]]
    centre = 2 * 2 * 0.5 * 0.6 - 2 * 0.36 + 2 * 1 * 0.2 * (-0.5) - (0.25 - 1.0)
    spread = np.hypot(2 * 2 * 0.6 * 0.1, 2 * 1 * 0.5 * 0.4)
    assert acceptance(mean, sd, salience, [0.6, 0.5], [0.0, 1.0]) == pytest.approx(
        [norm.cdf(centre / spread)], abs=1e-15
    )


def test_without_uncertainty_it_is_a_step_and_a_tie_is_a_rejection() -> None:
    found = acceptance([[0.29], [0.3], [0.31]], np.zeros((3, 1)), np.ones((3, 1)), [0.6], [0.0])
    assert found.tolist() == [0.0, 0.0, 1.0]


def test_a_tie_that_rounding_hides_is_a_rejection() -> None:
    # 0.1 + 0.2 is not 0.3 in binary; the midpoint of 0.1 and 0.5 is the ideal
    assert acceptance([[0.1 + 0.2]], [[0.0]], [[1.0]], [0.5], [0.1]).tolist() == [0.0]


@given(
    arrays(float, (4, 3), elements=LEVEL),
    arrays(float, (4, 3), elements=st.floats(0, 1)),
    arrays(float, 3, elements=LEVEL),
)
def test_the_status_quo_and_nothing_at_stake_are_rejected(mean: np.ndarray, sd: np.ndarray, point: np.ndarray) -> None:
    assert not acceptance(mean, sd, np.ones((4, 3)), point, point).any()
    assert not acceptance(mean, sd, np.zeros((4, 3)), point, point + 1).any()


@given(st.integers(0, 10_000))
def test_the_matrix_is_the_single_option_many_times(seed: int) -> None:
    rng = np.random.default_rng(seed)
    mean, sd, salience = rng.normal(0.5, 0.4, (5, 3)), rng.uniform(0, 0.3, (5, 3)), rng.uniform(0, 2, (5, 3))
    options, q = rng.uniform(-0.5, 1, (6, 3)), rng.uniform(0, 0.5, 3)
    every = acceptances(mean, sd, salience, options, q)
    for o, option in enumerate(options):
        assert every[:, o] == pytest.approx(acceptance(mean, sd, salience, option, q), abs=1e-12)
    framed = acceptances(mean, sd, np.repeat(salience[None], 6, axis=0), options, np.repeat(q[None], 6, axis=0))
    assert framed == pytest.approx(every, abs=1e-12)
    draws = gains(mean + sd * rng.standard_normal((4000, 1, 3)).mean(axis=0), salience, options, q)
    assert draws.shape == every.shape


def test_benefit_helps_and_cost_hurts_by_their_size() -> None:
    mean, zero, one = [[0.25]], [[0.0]], [[1.0]]
    assert gains(mean, one, [[1.0]], [0.0]) == pytest.approx(np.array([[-0.5]]))
    assert acceptances(mean, zero, one, [[1.0]], [0.0], benefit=0.51).tolist() == [[1.0]]
    assert acceptances(mean, zero, one, [[1.0]], [0.0], benefit=0.5).tolist() == [[0.0]]
    assert gains(mean, one, [[1.0]], [0.0], benefit=[[0.75]], cost=[[0.25]]) == pytest.approx(np.array([[0.0]]))


def test_gain_is_the_mean_of_draws() -> None:
    rng = np.random.default_rng(4)
    mean, sd, salience, option, q = (
        np.array([[0.4, 0.7]]),
        np.array([[0.2, 0.1]]),
        np.array([[1.0, 3.0]]),
        np.ones(2),
        np.zeros(2),
    )
    x = mean + sd * rng.standard_normal((200_000, 2))
    du = (salience * ((x - q) ** 2 - (x - option) ** 2)).sum(axis=1)
    assert gains(mean, salience, option[None], q)[0, 0] == pytest.approx(du.mean(), abs=4 * du.std() / 200_000**0.5)
    assert acceptance(mean, sd, salience, option, q)[0] == pytest.approx((du > 0).mean(), abs=0.004)


@pytest.mark.parametrize(
    ("change", "item"),
    [
        ({"sd": [[-0.1], [0.1]]}, r"sd\[0, 0\].*negative"),
        ({"salience": [[1.0], [-2.0]]}, r"salience\[1, 0\].*negative"),
        ({"mean": [[np.nan], [0.0]]}, r"mean\[0, 0\].*NaN"),
        ({"mean": np.zeros((0, 1))}, "mean.*no player"),
        ({"option": [0.1, 0.2]}, "option.*shape"),
        ({"salience": [[1.0]]}, "salience"),
        ({"mean": [["x"], [1]]}, "mean.*not a number"),
        ({"status_quo": [np.inf]}, r"status_quo\[0\].*infinite"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_that_names_it(change: dict[str, object], item: str) -> None:
    good: dict[str, object] = {
        "mean": [[0.0], [1.0]], "sd": [[0.1], [0.1]], "salience": [[1.0], [1.0]], "option": [1.0], "status_quo": [0.0],
    }  # fmt: skip
    with pytest.raises(BadNumbers, match=item) as caught:
        acceptance(**(good | change))  # type: ignore[arg-type]
    assert isinstance(caught.value, ValueError)


def test_the_normal_distribution_is_that_of_a_reference() -> None:
    z = np.concatenate([np.linspace(-12, 12, 20_001), [-np.inf, np.inf, 0.0]])
    assert np.abs(normal_cdf(z) - norm.cdf(z)).max() < 1e-15
    p = np.array([0.0, 1e-12, 0.3, 0.5, 1 - 1e-12, 1.0])
    assert normal_quantile(p) == pytest.approx(norm.ppf(p))

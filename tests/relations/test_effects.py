from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from winset.relations.effects import CANNOT_TELL, _slope, contact_effects

YEARS = 400


def made(effect: float, years: int = YEARS, seed: int = 0) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Opinion that follows changes of visible contact one year later, and contact between governments that does not."""
    random = np.random.default_rng(seed)
    visible, official = random.normal(size=(2, years))
    step = np.concatenate([[0.0], effect * visible[:-1]]) + random.normal(scale=2.0, size=years)
    return np.cumsum(step) + 50, np.zeros(years, dtype=np.int64), {
        "visible": np.cumsum(visible), "official": np.cumsum(official),
    }  # fmt: skip


def test_a_slope_is_that_of_least_squares_with_its_t_interval() -> None:
    opinion, run, contacts = made(1.0, 40)
    found = _slope(opinion, run, contacts["visible"], 1, 0.95)
    y, x = np.diff(opinion)[1:], np.diff(contacts["visible"])[:-1]
    plain = scipy.stats.linregress((x - x.mean()) / x.std(), y)
    assert found.value == pytest.approx(plain.slope)
    wide = scipy.stats.t.ppf(0.975, y.size - 2) * plain.stderr
    assert (found.low, found.high) == pytest.approx((plain.slope - wide, plain.slope + wide))
    assert found.detectable == pytest.approx(wide + scipy.stats.t.ppf(0.8, y.size - 2) * plain.stderr)


def test_with_enough_data_the_contact_that_moves_opinion_is_named() -> None:
    opinion, run, contacts = made(1.5)
    verdict = contact_effects(opinion, run, contacts, lag=1, smallest=1.0)
    assert verdict.text.startswith("visible moves opinion more than official")
    assert verdict.effects[0].slope.seen
    assert not verdict.effects[0].future.seen


def test_seventeen_readings_and_a_break_cannot_tell() -> None:
    opinion, run, contacts = made(1.5, 17)
    run = np.repeat([0, 1], [15, 2])
    verdict = contact_effects(opinion, run, contacts, lag=1, smallest=1.0)
    assert verdict.text.startswith(CANNOT_TELL)
    assert verdict.detectable > 1.0
    assert f"{verdict.detectable:.1f} points" in verdict.text
    assert verdict.effects[0].slope.pairs == 14


def test_without_neighbouring_readings_nothing_can_be_detected() -> None:
    opinion, _, contacts = made(1.5, 6)
    verdict = contact_effects(opinion, np.arange(6), contacts, lag=1, smallest=1.0)
    assert math.isinf(verdict.detectable)
    assert "too few neighbouring readings" in verdict.text


def test_a_placebo_that_moves_too_spoils_the_comparison() -> None:
    opinion, run, contacts = made(1.5)
    verdict = contact_effects(opinion, run, contacts, lag=1, smallest=1.0, placebos={"FRA": opinion})
    assert verdict.text == f"{CANNOT_TELL}: a placebo shows an effect of visible too"


def test_no_effect_is_said_to_be_none() -> None:
    opinion, run, contacts = made(0.0)
    verdict = contact_effects(opinion, run, contacts, lag=1, smallest=1.0)
    assert verdict.text == "no difference of 1.0 points or more between visible and official"


def test_two_kinds_are_compared() -> None:
    opinion, run, contacts = made(0.0, 20)
    with pytest.raises(ValueError, match="two kinds"):
        contact_effects(opinion, run, {"visible": contacts["visible"]}, lag=1, smallest=1.0)

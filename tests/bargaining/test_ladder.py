"""An issue's ladder: win-sets, overlap and how far one could go."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.ladder import ladder_of
from winset.bargaining.settings import GameSettings
from winset.model import as_of
from winset.testing import small_case

DAY = date(2006, 1, 1)


@pytest.fixture(scope="module")
def a() -> Assessment:
    return assessed(as_of(small_case(), DAY), DAY, settings=GameSettings(draws=2))


def test_win_sets_start_at_the_status_quo_and_overlap_where_all_do(a: Assessment) -> None:
    found = ladder_of(a, "energy", instrument="ministry-memo")
    assert found.status_quo == 0.2
    for ((low, high),) in found.winsets:
        assert low == pytest.approx(0.2)
        assert high > low
    assert found.overlap == ((pytest.approx(0.2), pytest.approx(min(w[0][1] for w in found.winsets))),)


def test_a_harder_rule_never_widens_the_win_set_or_raises_the_joint(a: Assessment) -> None:
    easy, hard = (ladder_of(a, "energy", instrument=i) for i in ("ministry-memo", "treaty"))
    assert np.all(hard.joint <= easy.joint + 1e-12)
    assert all(h[0][1] <= e[0][1] + 1e-12 for h, e in zip(hard.winsets, easy.winsets, strict=True))


def test_the_most_ambitious_level_is_still_likely(a: Assessment) -> None:
    found = ladder_of(a, "health", instrument="ministry-memo", countries=("POL",))
    assert found.most_ambitious is not None
    assert found.joint[found.levels == found.most_ambitious][0] >= 0.8
    assert np.all(found.joint[found.levels > found.most_ambitious] < 0.8)


def test_some_countries_alone(a: Assessment) -> None:
    found = ladder_of(a, "energy", instrument="ministry-memo", countries=("POL", "FRA"))
    assert found.countries == ("FRA", "POL")
    assert found.country.shape == (2, found.levels.size)
    assert {name for name, _ in found.ideals} == {"fra-leader", "pol-leader"}

"""Other engines in the same table."""

from __future__ import annotations

import math
from datetime import date

import pytest

from winset.bargaining.assessment import assessed
from winset.bargaining.beside import beside
from winset.model import as_of
from winset.testing import option, small_case

DAY = date(2006, 1, 1)


def table(**changes: object):  # noqa: ANN201 - Beside
    return beside(assessed(as_of(small_case(**changes), DAY), DAY))


def test_every_engine_ranks_every_candidate() -> None:
    found = table()
    assert set(found.ranks) == {"winset", "joint", "ambition", "status quo", "weighted mean", "weighted median"}
    assert all(len(r) == 4 and min(r) == 1 for r in found.ranks.values())
    assert sorted(found.ranks["winset"]) == [1, 2, 3, 4]


def test_ambition_alone_and_the_status_quo_rank_as_they_say() -> None:
    found = table(options=(option("big", 0.9, ambition=0.2), option("small", 0.3, ambition=0.8, cluster="x")))
    assert dict(zip(found.options, found.ranks["ambition"], strict=True)) == {"big": 1, "small": 2}
    assert dict(zip(found.options, found.ranks["status quo"], strict=True)) == {"big": 2, "small": 1}


def test_agreement_is_between_minus_one_and_one() -> None:
    assert all(-1.0 <= tau <= 1.0 for tau in table().agreement.values())
    assert table().agreement["joint"] == pytest.approx(1.0)


def test_forecasts_lie_among_the_positions() -> None:
    found = table()
    for forecast in found.forecasts.values():
        assert set(forecast) == {"energy", "health", "history", "territory"}
        assert all(0.0 < level < 1.0 for level in forecast.values())


@pytest.mark.parametrize("options", [(), (option("only", 0.5),)])
def test_with_fewer_than_two_candidates_there_is_nothing_to_agree_on(options: tuple[object, ...]) -> None:
    found = table(options=options)
    assert len(found.options) == len(options)
    assert all(math.isnan(tau) for tau in found.agreement.values())

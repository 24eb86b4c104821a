from __future__ import annotations

import numpy as np
import pytest

from winset.relations.attention import attention, volume_breaks
from winset.relations.cells import Cells, cells, coarser

MONTHS = np.arange("2010-01", "2014-01", dtype="datetime64[M]").astype("datetime64[D]")


def one(n: np.ndarray, source: str = "FRA") -> Cells:
    return cells(source=[source] * n.size, target=["DEU"] * n.size, issue=None, period=MONTHS[: n.size], happenings=n,
                 conflicts=np.zeros(n.size), intensity_sum=n, intensity_sumsq=n)  # fmt: skip


def test_twice_the_news_about_everything_is_not_twice_the_attention() -> None:
    pair = one(np.array([10.0, 20.0]))
    world = one(np.array([100.0, 200.0]), "ITA")
    found = attention(pair, world)
    assert found.share.tolist() == [0.1, 0.1]
    assert (found.low < 0.1).all()
    assert (found.high > 0.1).all()
    assert found.high[1] - found.low[1] < found.high[0] - found.low[0]


def test_a_period_that_the_totals_lack_is_all_that_there_is() -> None:
    assert attention(one(np.array([10.0])), one(np.zeros(0))).share.tolist() == [1.0]
    with pytest.raises(ValueError, match="not compared"):
        attention(one(np.array([10.0])), coarser(one(np.array([10.0])), "year"))


def test_a_source_that_triples_is_marked_and_a_steady_one_is_not() -> None:
    random = np.random.default_rng(2)
    steady = random.poisson(300, 48).astype(float)
    assert volume_breaks(one(steady)) == ()
    (found,) = volume_breaks(one(np.where(np.arange(48) < 30, steady, 3 * steady)))
    assert found.date == "2012-07"
    assert found.factor == pytest.approx(3, rel=0.1)
    assert volume_breaks(one(steady[:5])) == ()

"""Chances for open options from the record of earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.backtest.outlook import Outlook, outlooks
from winset.model import Case

DAY = date(2003, 1, 1)


def test_a_ripe_option_has_the_better_chance(history: Case) -> None:
    high, low = outlooks(history, DAY, [("easy-2011", 0.9), ("hard-2011", 0.01)])
    assert high.hazard > low.hazard
    assert high.base == low.base


def test_nothing_that_happened_later_is_used(history: Case) -> None:
    turned = replace(
        history,
        outcomes=tuple(
            replace(o, adopted="no", adopted_date=None) if (o.adopted_date or "") > "2003" else o
            for o in history.outcomes
        ),
    )
    assert outlooks(history, DAY, [("easy-2011", 0.9)]) == outlooks(turned, DAY, [("easy-2011", 0.9)])


def looked(window: float) -> Outlook:
    return Outlook(option="a", hazard=0.2, base=0.1, late=0.02, late_base=0.01, window=window, months=6)


def test_chances_add_up_stretch_by_stretch() -> None:
    assert looked(24.0).by(12) == pytest.approx((1 - 0.8**2, 1 - 0.9**2))
    assert looked(0.0).by(12) == pytest.approx((1 - 0.98**2, 1 - 0.99**2))
    assert looked(6.0).by(12) == pytest.approx((1 - 0.8 * 0.98, 1 - 0.9 * 0.99))


def test_an_old_option_has_the_chance_of_old_options(history: Case) -> None:
    young, old = outlooks(history, DAY, [("hard-2002", 0.2), ("hard-1997", 0.2)])
    assert young.window > 0.0
    assert old.window == 0.0
    assert old.by(12)[1] < young.by(12)[1]
    assert (old.late < old.late_base) == (old.hazard < old.base)

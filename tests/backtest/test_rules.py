"""Rules never see the scored idea, later ideas, or what had not ended yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from winset.backtest.observe import Sample
from winset.backtest.rules import base_rate, fit_and_say, hazards, trainable
from winset.backtest.spells import Spell


def sample(rows: list[tuple[str, str, int, bool, float]]) -> Sample:
    """Rows of (option, cluster, year of start, adopted, score), a year long each."""
    spells = tuple(
        Spell(
            option=o, cluster=c, issue="energy", start=date(y, 1, 1), end=date(y + 1, 1, 1), number=0, adopted=a,
            known=date(y + 1, 1, 1),
        )
        for o, c, y, a, _ in rows
    )  # fmt: skip
    score = np.array([row[4] for row in rows])
    names = tuple(dict.fromkeys(s.cluster for s in spells))
    keys = ("index", "ambition", "distance", "mood", "weighted-mean", "weighted-median")
    return Sample(
        spells=spells, values=dict.fromkeys(keys, score), index=score, adopted=np.array([s.adopted for s in spells]),
        cluster=np.array([names.index(s.cluster) for s in spells]), clusters=names,
    )  # fmt: skip


ROWS = [
    ("a", "a", 2000, True, 2.0), ("b", "b", 2001, False, -1.0), ("c", "c", 2002, True, 1.0),
    ("b2", "b", 2003, True, 1.5), ("d", "d", 2004, False, -2.0), ("e", "e", 2005, True, 3.0),
]  # fmt: skip
PROPOSED = {name: date(2000 + i, 1, 1) for i, name in enumerate("abcde")} | {
    "d": date(2004, 1, 1),
    "e": date(2005, 1, 1),
}


def test_the_scored_idea_and_all_later_ones_are_left_out() -> None:
    s = sample(ROWS)
    assert trainable(s, 0, PROPOSED).tolist() == []
    assert trainable(s, 3, PROPOSED).tolist() == [0]  # a second go of b: without b itself and without c, proposed later
    assert trainable(s, 5, PROPOSED).tolist() == [0, 1, 2, 3, 4]


def test_what_had_not_ended_is_not_known() -> None:
    rows = [("a", "a", 2000, True, 2.0), ("b", "b", 2000, False, -1.0)]
    assert trainable(sample(rows), 1, {"a": date(1999, 1, 1), "b": date(2000, 1, 1)}).tolist() == []


def test_what_was_told_late_is_known_late() -> None:
    s = sample(ROWS)
    late = replace(s, spells=(replace(s.spells[0], known=date(2004, 6, 1)), *s.spells[1:]))
    assert trainable(late, 4, PROPOSED).tolist() == [1, 2, 3]
    assert trainable(late, 5, PROPOSED).tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("changed", [3, 4, 5])
def test_a_later_outcome_changes_no_earlier_chance(changed: int) -> None:
    s = sample(ROWS)
    adopted = s.adopted.copy()
    adopted[changed] = ~adopted[changed]
    before, after = hazards(s, PROPOSED), hazards(replace(s, adopted=adopted), PROPOSED)
    assert before.past.tolist() == [0, 1, 2, 1, 4, 5]
    for name, chance in before.chance.items():
        np.testing.assert_array_equal(chance[: changed + 1], after.chance[name][: changed + 1])


def test_a_rule_learns_direction_and_passes_over_what_is_missing() -> None:
    x = np.array([[-2.0], [-1.0], [np.nan], [1.0], [2.0]] * 6)
    y = np.array([False, False, True, True, True] * 6)
    low, middle, high = fit_and_say(x, y, np.array([[-2.0], [np.nan], [2.0]]))
    assert low < middle < high
    down = fit_and_say(-x, y, np.array([[2.0], [-2.0]]))
    assert down[0] < down[1]


def test_a_rule_gains_nothing_by_using_a_predictor_twice() -> None:
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=(30, 1)), rng.random(30) < 0.4
    twice = fit_and_say(np.column_stack([x, x]), y, np.column_stack([x, x]))
    assert twice == pytest.approx(fit_and_say(x, y, x))


def test_base_rates_start_at_a_half_and_issues_are_pulled_to_the_whole() -> None:
    assert base_rate(0, 0) == pytest.approx(0.5)
    s = sample(ROWS)
    odd = replace(s, spells=tuple(replace(x, issue="health" if i == 1 else "energy") for i, x in enumerate(s.spells)))
    told = hazards(replace(odd, spells=(*odd.spells[:5], replace(odd.spells[5], issue="health"))), PROPOSED)
    assert told.chance["issue base rate"][5] < told.chance["base rate"][5]

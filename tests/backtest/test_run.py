"""The whole back-test on a made-up history whose answer is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from winset.backtest.result import Backtest
from winset.backtest.run import backtest
from winset.bargaining import BadNumbers
from winset.model import Case

DAYS = {"start": date(1996, 1, 1), "end": date(2014, 1, 1)}


@pytest.fixture(scope="module")
def found(history: Case) -> Backtest:
    return backtest(history, **DAYS, draws=100)


def test_a_history_that_the_index_orders_is_found_ordered(found: Backtest) -> None:
    scores = {row.name: row for row in found.scores}
    assert scores["index"].by_option.value == pytest.approx(1.0)
    assert scores["index"].log.value > scores["base rate"].log.value
    assert scores["index"].brier.value < scores["base rate"].brier.value
    assert scores["base rate"].by_option.value is None
    assert found.calibration.slope.value > 0.0


def test_what_ambition_says_already_the_index_does_not_add(found: Backtest) -> None:
    assert found.increment.auc.value == pytest.approx(0.0)
    assert not found.increment.adds
    assert found.increment.log.value == pytest.approx(0.0, abs=0.002)


def test_the_population_is_counted(found: Backtest) -> None:
    p = found.population
    assert (p.options, p.ideas, p.adoptions) == (32, 32, 16)
    assert p.spells == 16 * 2 + 16 * 4
    assert 0 < p.scored < p.spells
    assert (found.power.with_adoption, found.power.without) == (16, 16)


def test_every_settled_option_is_listed_with_its_first_look(found: Backtest) -> None:
    assert len(found.looks) == 32
    assert [look.day for look in found.looks] == sorted(look.day for look in found.looks)
    look = next(x for x in found.looks if x.option == "hard-2000")
    assert (look.day, look.ambition, look.adopted) == ("2000-05-20", 1.0, False)
    assert look.miss == look.index


def test_the_pair_is_shown_as_it_looked_then(found: Backtest) -> None:
    (pair,) = found.pairs
    assert pair.earlier.days[0] == "2000-05-20"
    assert len(pair.earlier.index) == 4
    assert pair.later.days == ("2005-11-30",)
    assert pair.rose
    assert pair.change == pytest.approx(np.mean(pair.later.index) - np.mean(pair.earlier.index))


def test_the_index_alone_can_add(history: Case) -> None:
    level = replace(history, options=tuple(replace(o, ambition=0.5) for o in history.options))
    found = backtest(level, **DAYS, draws=100)
    assert {row.name: row for row in found.scores}["ambition"].by_option.value == pytest.approx(0.5)
    assert found.increment.adds
    assert "adds to blind ambition" in found.increment.sentence


def test_only_the_slice_asked_for(history: Case) -> None:
    found = backtest(history, **DAYS, until_proposed=date(2004, 1, 1), draws=20)
    assert found.population.options == 16
    assert found.pairs == ()
    assert found.until_proposed == "2004-01-01"


def test_a_held_back_half_is_scored_by_rules_that_learned_from_the_rest(history: Case, found: Backtest) -> None:
    held = backtest(history, **DAYS, from_proposed=date(2004, 1, 1), draws=20)
    assert held.population.options == 16
    assert held.population.scored == held.population.spells
    first = backtest(history, **DAYS, until_proposed=date(2004, 1, 1), draws=20)
    parts = [(b.population.scored, {r.name: r for r in b.scores}["index"].log.value) for b in (first, held, found)]
    (n, early), (m, late), (whole, score) = parts
    assert n + m == whole
    assert (n * early + m * late) / whole == pytest.approx(score)


def test_the_same_seed_gives_the_same_numbers(history: Case) -> None:
    few = {"until_proposed": date(2000, 1, 1), "draws": 20}
    assert backtest(history, **DAYS, **few) == backtest(history, **DAYS, **few)


def test_nonsense_is_refused_with_a_sentence(history: Case) -> None:
    with pytest.raises(BadNumbers, match="5 months do not divide"):
        backtest(history, **DAYS, months=5)
    with pytest.raises(BadNumbers, match="no option was open"):
        backtest(history, start=date(2020, 1, 1), end=date(2021, 1, 1))

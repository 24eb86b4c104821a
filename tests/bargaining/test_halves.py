"""Counting all packages at once, against looking at each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.bargaining import Body, Items, Rule, Stakes, Synergy, veto_of
from winset.bargaining.halves import halved, survivors
from winset.bargaining.screening import Screen, bits


def problem(seed: int, *, whole: bool) -> tuple[Items, Stakes]:
    """Ten items on ten issues, two countries: a veto holder, a house, and a court of one of its members."""
    rng = np.random.default_rng(seed)
    levels = np.full((10, 10), np.nan)
    levels[np.arange(10), np.arange(10)] = rng.uniform(0.3, 1, 10)
    ideal = rng.uniform(0, 1, (8, 10)) + 0.2 * rng.standard_normal((25, 8, 10))
    weights = (1.0, 2.0, 2.0, 1.0) if whole else tuple(rng.random(4))
    rules = tuple(
        Rule(
            bodies=(
                veto_of(4 * c),
                Body(
                    name="house",
                    members=tuple(range(4 * c, 4 * c + 4)),
                    weights=weights,
                    quota=0.55 * sum(weights),
                    veto=(False, c == 1, False, False),
                ),
            )
        )
        for c in range(2)
    )
    items = Items(names=tuple(f"o{j}" for j in range(10)), levels=levels, status_quo=rng.uniform(0, 0.3, 10))
    salience = np.broadcast_to(rng.uniform(0.2, 1, (8, 10)), ideal.shape)
    cost = rng.uniform(0, 0.05, 8)
    return items, Stakes(
        ideal=ideal, salience=salience, country=np.repeat([0, 1], 4), rules=rules, chiefs=(0, 4), cost=cost
    )


@settings(max_examples=12)
@given(st.integers(0, 10_000), st.booleans(), st.sampled_from([3, 12, 24]))
def test_it_loses_none_that_enough_draws_ratify(seed: int, whole: bool, need: int) -> None:
    items, stakes = problem(seed, whole=whole)
    halves = halved(items)
    assert halves is not None
    worth = np.random.default_rng(seed).random(1 << 10) < 0.9
    left = set(survivors(items, stakes, halves, worth, need).tolist())
    admitted = Screen(items, stakes, need=need).admitted(bits(np.arange(1 << 10), 10))
    expected = set(np.flatnonzero(admitted & worth).tolist())
    assert expected <= left
    # few are alive, so the count may stop before the last draw; what stays fails in no more draws than it may
    early = Screen(items, stakes, need=1).ratified(bits(np.array(sorted(left), dtype=int), 10)).all(axis=0)
    assert (~early[:20]).sum(axis=0).max(initial=0) <= len(stakes.ideal) - need


def test_what_shares_an_issue_or_a_synergy_stays_together() -> None:
    levels = np.full((12, 10), np.nan)
    levels[np.arange(12), [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]] = 0.5
    together = Synergy(items=(3, 4), benefit=(0.1,))
    items = Items(names=tuple("abcdefghijkl"), levels=levels, status_quo=np.zeros(10), synergies=(together,))
    found = halved(items)
    assert found is not None
    first, second = (set(half.tolist()) for half in found)
    assert first | second == set(range(12))
    assert not first & second
    for group in ({0, 1, 2}, {3, 4}):
        assert group <= first or group <= second
    assert 5 <= len(second) <= 11


def test_one_knot_of_items_has_no_halves() -> None:
    levels = np.full((12, 12), np.nan)
    for j in range(12):
        levels[j, [j, (j + 1) % 12]] = 0.5
    assert halved(Items(names=tuple("abcdefghijkl"), levels=levels, status_quo=np.zeros(12))) is None


def test_a_hard_search_gives_what_the_plain_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    from winset.bargaining import enumeration  # noqa: PLC0415 - its threshold is lowered here

    for seed in range(6):
        items, stakes = problem(seed, whole=seed % 2 == 0)
        plain = enumeration.enumerated(items, stakes, objective="nash", need=8, scale=np.ones(2), limit=0.0)
        monkeypatch.setattr(enumeration, "_EASY", 0)
        monkeypatch.setattr(enumeration, "_FIRST", 8)
        hard = enumeration.enumerated(items, stakes, objective="nash", need=8, scale=np.ones(2), limit=0.0)
        monkeypatch.undo()
        assert (plain is None) == (hard is None)
        if plain is not None and hard is not None:
            assert hard[1] == plain[1]
            assert hard[0].tolist() == plain[0].tolist()

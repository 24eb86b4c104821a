"""The best package: enumeration against brute force, CP-SAT against enumeration, and what is said about the choice."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.bargaining import BadNumbers, Body, Rule, veto_of
from winset.bargaining.bundle import Package, best_package, scale_of
from winset.bargaining.enumeration import enumerated
from winset.bargaining.packages import Items, Stakes, Synergy
from winset.bargaining.transfers import transfers
from winset.errors import MissingExtra, NoAgreement


def problem(
    seed: int,
    *,
    m: int = 7,
    k: int = 4,
    draws: int = 12,
    shift: float = 0.0,
    **extra: Any,
) -> tuple[Items, Stakes]:
    """Two countries of three players each: a veto holder who negotiates, and a house of three."""
    rng = np.random.default_rng(seed)
    levels = np.full((m, k), np.nan)
    levels[np.arange(m), rng.integers(0, k, m)] = rng.choice([0.4, 0.6, 0.8, 1.0], m)
    levels[0, rng.integers(0, k)] = 0.7  # an item that may touch two issues
    ideal = rng.uniform(0.2, 1.0, (6, k)) + shift + 0.1 * rng.standard_normal((draws, 6, k))
    rules = tuple(
        Rule(
            bodies=(
                veto_of(3 * c),
                Body(name="house", members=(3 * c, 3 * c + 1, 3 * c + 2), weights=(1, 2, 2), quota=3),
            )
        )
        for c in range(2)
    )
    items = Items(names=tuple(f"o{j}" for j in range(m)), levels=levels, status_quo=rng.uniform(0, 0.3, k), **extra)
    salience = np.broadcast_to(rng.uniform(0.2, 1, (6, k)), ideal.shape)
    return items, Stakes(ideal=ideal, salience=salience, country=np.repeat([0, 1], 3), rules=rules, chiefs=(0, 3))


def brute(items: Items, stakes: Stakes, *, objective: str, need: int, scale: np.ndarray) -> float:
    """Value of the best package, one package, draw and player at a time."""
    m = len(items.names)
    found: list[tuple[int, ...]] = []
    for size in range(1, m + 1):
        for chosen in combinations(range(m), size):
            inside = set(chosen)
            ok = all(b in inside for a, b in items.requires if a in inside)
            ok &= not any(a in inside and b in inside for a, b in items.excludes)
            if items.costs is not None:
                ok &= bool((items.costs[:, list(chosen)].sum(axis=1) <= np.array(items.budgets) + 1e-12).all())
            if ok:
                found.append(chosen)
    utilities = {chosen: utility(items, stakes, chosen) for chosen in found}
    gains = {c: u[:, [*stakes.chiefs]].mean(axis=0) for c, u in utilities.items()}
    least = {c: (u[:, [*stakes.chiefs]] / scale).min(axis=1) for c, u in utilities.items()}
    if objective == "kalai-smorodinsky":
        scale = np.max([g for g in gains.values() if (g >= 0).all()] + [np.zeros(2)], axis=0)
    best_by_draw = np.maximum(0.0, np.max(list(least.values()), axis=0))
    best = -np.inf
    for chosen, u in utilities.items():
        ratified = np.all([rule.ratified((u > 1e-12).T) for rule in stakes.rules], axis=0).sum()
        gain = gains[chosen]
        if ratified < need:
            continue
        if objective == "minimax-regret":
            best = max(best, float((least[chosen] - best_by_draw).min()))
        elif (gain > 0).all():
            best = max(best, float((gain / scale).prod() if objective == "nash" else (gain / scale).min()))
    return best


def utility(items: Items, stakes: Stakes, chosen: tuple[int, ...]) -> np.ndarray:
    """Shape (d, n), straight from the definition."""
    q = items.status_quo
    point = np.array(
        [max([v for v in items.levels[list(chosen), k] if not np.isnan(v)], default=q[k]) for k in range(len(q))]
    )
    assert items.point(chosen) == pytest.approx(point)
    total = (stakes.salience * ((stakes.ideal - q) ** 2 - (stakes.ideal - point) ** 2)).sum(axis=2)
    for s in items.synergies:
        if set(s.items) <= set(chosen):
            total = total + np.array(s.benefit)[stakes.country]
    return total - (0 if stakes.cost is None else stakes.cost)


OBJECTIVES = st.sampled_from(["nash", "egalitarian", "kalai-smorodinsky", "minimax-regret"])
FREE: dict[str, Any] = {}
BOUND: dict[str, Any] = {
    "requires": ((1, 2), (4, 5)), "excludes": ((0, 3),), "budgets": (3.0, 2.5),
    "costs": np.array([[1.0, 1, 1, 0.5, 1, 1, 2], [0.5] * 7]),
    "synergies": (Synergy(items=(1, 2), benefit=(0.05, -0.01)), Synergy(items=(2, 6), benefit=(-0.02, 0.03))),
}  # fmt: skip


@settings(max_examples=40)
@given(st.integers(0, 10_000), OBJECTIVES, st.sampled_from([1, 6, 11]), st.sampled_from([FREE, BOUND]))
def test_it_is_the_best_of_all_packages(seed: int, objective: str, need: int, extra: dict[str, Any]) -> None:
    items, stakes = problem(seed, **extra)
    scale = scale_of(items, stakes)
    expected = brute(items, stakes, objective=objective, need=need, scale=scale)
    found = enumerated(items, stakes, objective=objective, need=need, scale=scale, limit=0.0)
    if found is None:
        assert expected == -np.inf
    else:
        assert found[1] == pytest.approx(expected, abs=1e-9)


@settings(max_examples=12)
@given(
    st.integers(0, 10_000),
    st.sampled_from(["nash", "egalitarian", "kalai-smorodinsky"]),
    st.sampled_from([FREE, BOUND]),
)
def test_cp_sat_finds_what_enumeration_proves(seed: int, objective: str, extra: dict[str, Any]) -> None:
    pytest.importorskip("ortools")
    from winset.bargaining.solver import solved  # noqa: PLC0415 - only with the extra

    items, stakes = problem(seed, **extra)
    scale = scale_of(items, stakes)
    proven = enumerated(items, stakes, objective=objective, need=6, scale=scale, limit=0.0)
    found = solved(items, stakes, objective=objective, need=6, scale=scale, seconds=20)
    if proven is None or found is None:
        assert proven is None
        assert found is None
    else:
        assert found[1] == pytest.approx(proven[1], rel=2e-5, abs=1e-6)
        assert found[2] >= found[1]


def test_a_deal_that_only_the_bundle_makes() -> None:
    """Each side loses a little on one issue and gains on the other: neither item alone, both together."""
    levels = np.array([[1.0, np.nan], [np.nan, 1.0]])
    ideal = np.array([[[1.0, 0.3], [0.3, 1.0]]])
    stakes = Stakes(
        ideal=ideal, salience=np.ones((1, 2, 2)), country=np.array([0, 1]),
        rules=tuple(Rule(bodies=(veto_of(c),)) for c in (0, 1)),
        chiefs=(0, 1),
    )  # fmt: skip
    items = Items(names=("mine", "yours"), levels=levels, status_quo=np.zeros(2))
    package = best_package(items, stakes)
    assert package.names == ("mine", "yours")
    assert package.proven
    assert package.carried == (0, 1)
    assert package.joint == 1.0
    assert package.gain == pytest.approx([0.6, 0.6])  # 1 on the own issue, -0.4 on the other; one own item is the scale
    assert package.by_issue == pytest.approx(np.array([[1.0, -0.4], [-0.4, 1.0]]))
    assert package.by_item == pytest.approx(np.array([[1.0, -0.4], [-0.4, 1.0]]))
    assert package.losses() == ((0, 1, 0), (1, 0, 1))
    with pytest.raises(NoAgreement, match="no allowed package"):
        best_package(Items(names=("mine",), levels=levels[:1], status_quo=np.zeros(2)), stakes)


def test_the_highest_level_counts_and_a_useless_item_is_left_out() -> None:
    items = Items(names=("low", "high"), levels=np.array([[0.4], [0.8]]), status_quo=np.zeros(1))
    stakes = Stakes(
        ideal=np.full((3, 1, 1), 0.9), salience=np.ones((3, 1, 1)), country=np.array([0]),
        rules=(Rule(bodies=(veto_of(0),)),), chiefs=(0,),
    )  # fmt: skip
    assert items.point([0, 1]).tolist() == [0.8]
    assert best_package(items, stakes).names == ("high",)


def test_side_payments_share_out_what_one_side_gains() -> None:
    items = Items(names=("gift",), levels=np.array([[1.0]]), status_quo=np.zeros(1))
    ideal = np.array([[[1.0], [0.45]]])
    rules = (Rule(bodies=(veto_of(0),)), Rule(bodies=(veto_of(1),)))
    stakes = Stakes(ideal=ideal, salience=np.ones((1, 2, 1)), country=np.array([0, 1]), rules=rules, chiefs=(0, 1))
    with pytest.raises(NoAgreement):
        best_package(items, stakes, scale=np.ones(2))
    paid = best_package(items, stakes, scale=np.ones(2), side_payments=0.3)
    assert paid.received == pytest.approx([-0.3, 0.3])
    assert paid.gain == pytest.approx([0.7, 0.2])
    assert paid.joint == 1.0
    even = best_package(items, stakes, scale=np.ones(2), side_payments=5.0)
    assert even.gain == pytest.approx([0.45, 0.45])


@given(st.integers(0, 10_000), st.floats(0, 2))
def test_transfers_balance_keep_the_limit_and_level(seed: int, limit: float) -> None:
    gain = np.random.default_rng(seed).normal(0, 1, (6, 4))
    paid = transfers(gain, limit)
    assert paid.sum(axis=1) == pytest.approx(np.zeros(6), abs=1e-9)
    assert (np.abs(paid) <= limit + 1e-12).all()
    after = gain + paid
    for row, pay in zip(after, paid, strict=True):  # whoever can still give has no more than whoever can still take
        gives, takes = row[pay > -limit + 1e-9], row[pay < limit - 1e-9]
        if gives.size and takes.size:
            assert gives.max() <= takes.min() + 1e-9 or set(gives.tolist()) == set(takes.tolist())


def test_a_cost_of_any_agreement_is_felt() -> None:
    items, stakes = problem(3)
    free = best_package(items, stakes, at_least=0.1)
    dear = Stakes(
        ideal=stakes.ideal, salience=stakes.salience, country=stakes.country, rules=stakes.rules, chiefs=stakes.chiefs,
        cost=np.full(6, 0.02),
    )  # fmt: skip
    less = best_package(items, dear, at_least=0.1, scale=free.scale)
    assert less.value < free.value
    assert less.joint <= free.joint + 1e-12


def test_more_demanding_ratification_never_helps() -> None:
    items, stakes = problem(5, shift=0.05)
    values = []
    for share in (0.1, 0.5, 0.9):
        try:
            values.append(best_package(items, stakes, at_least=share).value)
        except NoAgreement:
            values.append(-np.inf)
    assert values == sorted(values, reverse=True)


def test_beyond_twenty_items_the_extra_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    items, stakes = problem(1, m=21)
    monkeypatch.setitem(__import__("sys").modules, "ortools.sat.python.cp_model", None)
    with pytest.raises(MissingExtra, match="solver"):
        best_package(items, stakes)
    with pytest.raises(BadNumbers, match="at most 20"):
        best_package(items, stakes, objective="minimax-regret")
    with pytest.raises(BadNumbers, match="side_payments"):
        best_package(items, stakes, side_payments=1.0)


def test_forty_options_are_solved_with_a_bound() -> None:
    pytest.importorskip("ortools")
    items, stakes = problem(2, m=40, k=12)
    package = best_package(items, stakes, at_least=0.5, seconds=20)
    assert isinstance(package, Package)
    assert package.joint >= 0.5
    assert package.bound >= package.value
    assert package.proven


@pytest.mark.parametrize(
    ("change", "item"),
    [
        ({"requires": ((0, 1), (1, 2)), "excludes": ((0, 2),)}, "o0: needs both"),
        ({"requires": ((0, 1),), "excludes": ((0, 1),)}, "o0: needs both"),
        ({"costs": np.array([[2.0] * 7]), "budgets": (1.0,)}, "budgets: no item fits into 1"),
        ({"costs": np.array([[-1.0] * 7]), "budgets": (1.0,)}, r"costs\[0, 0\].*negative"),
        ({"budgets": (1.0,)}, "budgets.*1 budgets for 0"),
        ({"excludes": ((0, 9),)}, r"items.*\(0, 9\)"),
        ({"excludes": ((1, 1),)}, r"items.*\(1, 1\)"),
    ],
)
def test_nonsense_in_items_is_refused(change: dict[str, Any], item: str) -> None:
    with pytest.raises(BadNumbers, match=item):
        problem(1, **change)


def test_other_nonsense_is_refused() -> None:
    items, stakes = problem(1)
    with pytest.raises(BadNumbers, match=r"objective.*'best' is not one of"):
        best_package(items, stakes, objective="best")
    with pytest.raises(BadNumbers, match="at_least"):
        best_package(items, stakes, at_least=1.5)
    with pytest.raises(BadNumbers, match="no option to bundle"):
        Items(names=(), levels=np.zeros((0, 1)), status_quo=np.zeros(1))
    with pytest.raises(BadNumbers, match="bare: touches no issue"):
        Items(names=("bare",), levels=np.array([[np.nan]]), status_quo=np.zeros(1))
    with pytest.raises(BadNumbers, match=r"salience\[0, 0, 0\].*negative"):
        Stakes(ideal=stakes.ideal, salience=-stakes.salience, country=stakes.country, rules=stakes.rules, chiefs=(0, 3))
    with pytest.raises(BadNumbers, match="country"):
        Stakes(ideal=stakes.ideal, salience=stakes.salience, country=np.full(6, 2), rules=stakes.rules, chiefs=(0, 3))

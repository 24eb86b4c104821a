"""The best package: proven over all of 2**20, and with a gap beyond.

    python benchmarks/bargaining_packages.py

Instances from easy to hard: what most packages fail on decides the time, so the worst of several is printed. The plain
loop values every package and counts its draws without looking ahead, on a sample, scaled up.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np

from winset.bargaining import Body, Items, Rule, Stakes, best_package
from winset.bargaining.screening import Screen, bits
from winset.errors import MissingExtra, NoAgreement

PLAYERS, DRAWS, COUNTRIES = 30, 200, 3


def problem(
    seed: int, m: int, issues: int, *, shift: float = 0.0, vetoes: int = 1, wedge: float = 0.0
) -> tuple[Items, Stakes]:
    """Three countries of ten weighted players with a quota, some with a veto; negotiators want more, houses less."""
    rng = np.random.default_rng(seed)
    levels = np.full((m, issues), np.nan)
    levels[np.arange(m), rng.permutation(m) % issues] = rng.uniform(0.3, 1, m)
    ideal = rng.random((PLAYERS, issues)) + shift + 0.15 * rng.standard_normal((DRAWS, PLAYERS, issues))
    ideal += wedge * np.where(np.arange(PLAYERS) % (PLAYERS // COUNTRIES) == 0, 1.0, -1.0)[:, None]
    salience = np.broadcast_to(rng.uniform(0.2, 1, (PLAYERS, issues)), ideal.shape)
    size = PLAYERS // COUNTRIES
    rules = tuple(
        Rule(
            bodies=(
                Body(
                    name=f"{c}",
                    members=tuple(range(c * size, (c + 1) * size)),
                    weights=tuple(rng.integers(2, 6, size).astype(float)),
                    quota=18.0,
                    veto=tuple(i < vetoes for i in range(size)),
                ),
            )
        )
        for c in range(COUNTRIES)
    )
    items = Items(names=tuple(f"o{j}" for j in range(m)), levels=levels, status_quo=rng.uniform(0, 0.3, issues))
    country = np.repeat(np.arange(COUNTRIES), size)
    chiefs = tuple(range(0, PLAYERS, size))
    return items, Stakes(ideal=ideal, salience=salience, country=country, rules=rules, chiefs=chiefs)


def enumeration() -> None:
    """All of 2**20 packages of 20 options."""
    print(f"2**20 packages x {DRAWS} draws, {PLAYERS} players with quota and veto; seconds (aim 1, proven)")
    worst = 0.0
    for vetoes in (1, 0):
        for shift, wedge in ((0.1, 0.0), (0.0, 0.0), (-0.1, 0.0), (0.0, 0.1), (0.0, 0.2), (-0.1, 0.2)):
            for share in (0.5, 0.9):
                items, stakes = problem(1, 20, 20, shift=shift, vetoes=vetoes, wedge=wedge)
                start = perf_counter()
                try:
                    found = best_package(items, stakes, at_least=share)
                    said = f"{len(found.items):2d} items, joint {found.joint:.2f}, proven {found.proven}"
                except NoAgreement:
                    said = "proven that there is none"
                took = perf_counter() - start
                worst = max(worst, took)
                print(
                    f"  {vetoes} veto(es) a country, ideals {shift:+.1f}, ratified in {share:.0%}: {took:5.2f}  {said}"
                )
    items, stakes = problem(1, 20, 20)
    screen = Screen(items, stakes, need=100)
    ids = np.random.default_rng(0).integers(1, 1 << 20, 512)
    start = perf_counter()
    screen.ratified(bits(ids, 20))
    loop = (perf_counter() - start) * (1 << 20) / len(ids)
    print(f"  worst {worst:.2f}; every package in every draw, by {len(ids)} of them: {loop:.0f} ({loop / worst:.0f} x)")


def beyond() -> None:
    """A hundred options, by CP-SAT."""
    print(f"100 options x {DRAWS} draws (aim 10 s with the gap printed)")
    for shift in (0.1, 0.0, -0.05):
        for objective in ("nash", "egalitarian"):
            items, stakes = problem(1, 100, 30, shift=shift)
            start = perf_counter()
            try:
                found = best_package(items, stakes, objective=objective, at_least=0.8, seconds=9.0)
            except (MissingExtra, NoAgreement) as error:
                print(f"  {objective}, ideals {shift:+.2f}: {perf_counter() - start:5.2f} s  {error}")
                continue
            gap = (found.bound - found.value) / abs(found.value)
            print(
                f"  {objective}, ideals {shift:+.2f}: {perf_counter() - start:5.2f} s  {len(found.items)} items, "
                f"joint {found.joint:.2f}, gap {gap:.2%}"
            )


if __name__ == "__main__":
    enumeration()
    beyond()

"""The package to propose, in names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.proposal import propose
from winset.bargaining.settings import GameSettings
from winset.errors import UnknownName
from winset.model import as_of
from winset.testing import option, prior, small_case

DAY = date(2006, 1, 1)


def assessment(**changes: object) -> Assessment:
    return assessed(as_of(small_case(**changes), DAY), DAY, settings=GameSettings(draws=40))


def test_a_package_is_ratified_often_enough_and_everyone_gains() -> None:
    found = propose(assessment())
    assert found.reason is None
    assert found.joint >= 0.5
    assert set(found.options) <= set(found.pool)
    assert all(gain > 0.0 for _, gain in found.gain)
    assert "border" not in found.options
    assert found.joint <= min(p for _, p in found.country)


def test_the_same_seed_gives_the_same_package() -> None:
    assert propose(assessment()) is not propose(assessment())
    one, two = propose(assessment()), propose(assessment())
    assert (one.options, one.joint, one.gain) == (two.options, two.joint, two.gain)


def test_where_nobody_gains_there_is_a_reason_and_no_package() -> None:
    a = assessment(options=(option("plan", 0.6, on="territory"),), priors=(prior("*", "*", -3.0),))
    found = propose(a)
    assert found.options == ()
    assert found.reason is not None
    assert found.reason.startswith("No allowed package")


def test_without_candidates_there_is_nothing_to_bundle() -> None:
    assert propose(assessment(options=())).reason == "There is no open option to bundle."


def test_what_excludes_does_not_stand_together_and_what_is_required_comes_along() -> None:
    base = small_case().options
    apart = (replace(base[0], excludes=("clinic",)), base[1])
    assert len(propose(assessment(options=apart)).options) == 1
    along = (replace(base[0], requires=("clinic",)), base[1])
    found = propose(assessment(options=along))
    assert "pipeline" not in found.options or "clinic" in found.options


def test_two_forms_of_one_idea_are_not_both_in_the_pool() -> None:
    plans = (option("a", 0.3, cluster="idea"), option("b", 0.6, cluster="idea"), option("c", 0.5, on="health"))
    assert len(propose(assessment(options=plans)).pool) == 2


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(UnknownName, match="clinic"):
        propose(assessment(), options=["clinics"])


def test_chosen_options_are_the_pool() -> None:
    assert propose(assessment(), options=["clinic"]).pool == ("clinic",)


def test_a_harder_instrument_is_ratified_no_more_often() -> None:
    a = assessment()
    easy, hard = (propose(a, options=["clinic"], instrument=i, at_least=0.01) for i in ("joint-statement", "treaty"))
    assert hard.joint <= easy.joint


def test_what_each_country_would_lose_is_named_by_item() -> None:
    found = propose(assessment())
    assert set(found.by_item) == {"FRA", "DEU", "POL"}
    assert all(tuple(row) == found.options for row in found.by_item.values())
    alone = propose(assessment(), options=["clinic"])
    gain = dict(alone.gain)
    assert {c: row["clinic"] for c, row in alone.by_item.items()} == pytest.approx(gain)


def test_where_it_fails_is_told_in_words() -> None:
    plan = option("plan", 0.6)
    a = assessed(
        as_of(small_case(options=(plan,), priors=(prior("*", "*", 0.6),)), DAY), DAY, settings=GameSettings(draws=200)
    )
    found = propose(a, at_least=0.05)
    assert 0.0 < found.joint < 1.0
    assert found.boxes
    assert found.fails_when == tuple(box.words() for box in found.boxes)
    assert all(box.density > 1.0 - found.joint for box in found.boxes)
    assert "the mean ideal of" in found.fails_when[0]
    assert "is below" in found.fails_when[0]


def test_items_of_one_reach_are_no_surer_together_where_a_players_errors_are_common() -> None:
    issues = ("energy", "health", "territory")
    rows = tuple(option(f"plan-{k}", 0.6, on=k) for k in issues)
    case = as_of(small_case(options=rows, priors=(prior("*", "*", 0.45),)), DAY)

    def joint(share: float) -> float:
        settings = GameSettings(draws=200, issue_correlation=share)
        rules = tuple(replace(o, requires=tuple(f"plan-{k}" for k in issues if f"plan-{k}" != o.id)) for o in rows)
        found = propose(assessed(replace(case, options=rules), DAY, settings=settings), at_least=0.01)
        assert len(found.options) == len(issues)
        return found.joint

    assert joint(1.0) < joint(0.0)


def test_a_package_outside_government_needs_the_governments_own_consent() -> None:
    found = propose(assessment(), options=["clinic"], instrument="non-governmental", at_least=0.01)
    assert found.joint == propose(assessment(), options=["clinic"], at_least=0.01).joint

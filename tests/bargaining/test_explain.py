"""Why an option ranks where it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.evaluate import evaluated
from winset.bargaining.explain import explain
from winset.bargaining.settings import GameSettings
from winset.errors import UnknownName
from winset.model import as_of
from winset.testing import small_case

DAY = date(2006, 1, 1)


@pytest.fixture(scope="module")
def a() -> Assessment:
    return assessed(as_of(small_case(), DAY), DAY, settings=GameSettings(draws=3))


def test_every_consent_holder_stands_against_the_midpoint(a: Assessment) -> None:
    found = explain(a, "textbook")
    assert [s.player for s in found.stands] == ["fra-leader", "deu-leader", "pol-leader"]
    for s in found.stands:
        assert s.midpoint == pytest.approx((0.1 + 0.5) / 2)
        assert s.bar > 0.0  # it touches textbooks
        assert (s.accept > 0.5) == (s.ideal > s.midpoint + s.bar)


def test_voices_share_out_the_openness(a: Assessment) -> None:
    stand = explain(a, "clinic").stands[0]
    assert sum(share for _, share in stand.voices) == pytest.approx(a.settings.openness)


def test_the_side_payment_brings_acceptance_to_four_fifths(a: Assessment) -> None:
    found = explain(a, "textbook")
    v = int(a.best[2])
    from winset.bargaining.choice import units_of_gain  # noqa: PLC0415 - only this test needs it

    unit = dict(zip(a.game.countries, units_of_gain(a.found, a.best), strict=True))
    relief = np.zeros((3, 1))
    for country, payment in found.payments:
        relief[a.game.countries.index(country)] = payment * unit[country]
    after = evaluated(a.game, a.board, replace(a.inputs, relief=relief), a.settings)
    for country, _ in found.payments:
        assert after.accept[a.game.negotiators[country], v] == pytest.approx(0.8, abs=1e-6)
    assert {c for c, _ in found.payments} == set(a.game.countries)


def test_bars_of_the_tornado_are_sorted_and_real(a: Assessment) -> None:
    found = explain(a, "clinic")
    widths = [abs(s.high - s.low) for s in found.swings]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 0.0
    assert any(s.what.startswith("position of") for s in found.swings)
    assert all(min(s.low, s.high) <= found.joint + 1e-9 for s in found.swings if s.what.startswith("position"))


def test_other_forms_are_listed_likeliest_first(a: Assessment) -> None:
    joints = [o.joint for o in explain(a, "pipeline").others]
    assert joints == sorted(joints, reverse=True)
    assert len(joints) == 3


def test_an_unknown_option_is_named_with_its_neighbours(a: Assessment) -> None:
    with pytest.raises(UnknownName, match="clinic"):
        explain(a, "clinics")

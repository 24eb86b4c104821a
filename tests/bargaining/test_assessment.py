"""The order of the candidates, and a slider's answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from winset.bargaining.assessment import assessed, ordered, profiles_of
from winset.bargaining.settings import GameSettings
from winset.model import as_of
from winset.testing import small_case

DAY = date(2006, 1, 1)
CASE = as_of(small_case(), DAY)


def test_what_nobody_would_ratify_comes_after_what_all_would_however_durable() -> None:
    a = assessed(CASE, DAY)
    order = ordered(a.board, a.found, a.best)
    joint = a.found.joint[a.best]
    border = [a.board.forms[v].variant.option for v in a.best].index("border")
    assert profiles_of(a.board, a.best)[border].durability == max(p.durability for p in profiles_of(a.board, a.best))
    assert order.rank[border] == 4
    likely = joint >= 0.5
    assert order.layer[likely].max() < order.layer[~likely].min()


def test_a_slider_is_the_same_as_starting_anew() -> None:
    a = assessed(CASE, DAY)
    anew = assessed(CASE, DAY, settings=GameSettings(rho=0.5))
    assert a.under(replace(a.inputs, rho=0.5)).found.joint == pytest.approx(anew.found.joint)
    assert np.array_equal(a.under(a.inputs).best, a.best)


def test_chosen_options_are_assessed_whatever_their_state() -> None:
    a = assessed(CASE, DAY, options=["border"])
    assert [e.option for e in a.agenda.candidates] == ["border"]
    assert {f.variant.option for f in a.board.forms} == {"border"}

"""Forms laid out as arrays."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.board import board_of
from winset.bargaining.evaluate import evaluated
from winset.model import FrameEffect, as_of
from winset.testing import small_case

DAY = date(2006, 1, 1)


@pytest.fixture(scope="module")
def a() -> Assessment:
    return assessed(as_of(small_case(), DAY), DAY)


@pytest.mark.parametrize("rows", [[0], [3, 1], [2, 0, 2, 2], []])
def test_some_forms_alone_are_the_same_as_a_board_of_them(a: Assessment, rows: list[int]) -> None:
    part = a.board.only(rows)
    made = board_of(a.game, a.case, [a.board.forms[v] for v in rows])
    assert part.forms == made.forms
    joint = evaluated(a.game, part, a.inputs, a.settings).joint
    assert joint == pytest.approx(evaluated(a.game, made, a.inputs, a.settings).joint)
    assert joint == pytest.approx(a.found.joint[rows])


def test_the_most_specific_frame_effect_holds(a: Assessment) -> None:
    rows = [
        FrameEffect(frame="functional", issue=i, sector=s, country=c, multiplier=m, known_from="2000", source="x")
        for i, s, c, m in (
            ("*", "*", "*", 2.0),
            ("energy", "*", "*", 3.0),
            ("energy", "GOV", "*", 5.0),
            ("energy", "GOV", "FRA", 7.0),
        )
    ]
    case = as_of(small_case(frames=tuple(rows)), DAY)
    board = board_of(a.game, case, a.board.forms)
    v = next(v for v, f in enumerate(board.forms) if (f.variant.option, f.variant.frame) == ("pipeline", "functional"))
    found = {p.id: board.multiplier[v, i, 0] for i, p in enumerate(a.game.players)}
    assert (found["fra-leader"], found["deu-leader"], found["fra-press"]) == (7.0, 5.0, 3.0)
    other = next(
        v for v, f in enumerate(board.forms) if (f.variant.option, f.variant.frame) == ("clinic", "functional")
    )
    assert np.all(board.multiplier[other] == 2.0)

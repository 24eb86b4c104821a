"""Whom to ask next, in words."""

from __future__ import annotations

from winset.bargaining.questions import ask_next
from winset.desk import Desk
from winset.desk.asking import _sentence, questions
from winset.model import Level
from winset.testing import issue


def test_questions_are_those_of_the_engine_in_its_order(desk: Desk) -> None:
    found = questions(desk, number=4)
    assert found.as_of == desk.day.isoformat()
    assert [(q.player, q.issue, q.value) for q in found.asked] == [
        (q.player, q.issue, q.value) for q in ask_next(desk.assessment, number=4)
    ]
    for q in found.asked:
        assert q.name in q.question
        assert q.country in desk.case.countries
        assert (q.mean, q.sd) == (
            desk.game.positions[q.player, q.issue].mean,
            desk.game.positions[q.player, q.issue].sd,
        )
        assert all(0.0 < share <= 1.0 for _, share in q.options)


def test_a_question_is_about_the_rungs_on_either_side() -> None:
    energy = issue("energy", title="Energy", levels=(Level(at=0.0, text="Talks."), Level(at=0.5, text="A pipeline.")))
    assert _sentence("The king", energy, 0.2) == "Energy: does The king want “A pipeline”, or only “Talks”?"
    assert _sentence("The king", energy, -0.2) == "Energy: does The king want “Talks”?"
    assert _sentence("The king", energy, 0.7) == "Energy: does The king really want “A pipeline”?"

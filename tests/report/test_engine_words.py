from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from winset.bargaining.attributes import CONDITIONS
from winset.constraints.strategies import wordings
from winset.desk import meaning
from winset.desk.numbers import FUNCTIONS
from winset.report.engine_words import again, plainly
from winset.report.tongue import speaking

if TYPE_CHECKING:
    from winset.desk import Desk


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_every_way_around_a_constraint_is_recognised(desk: Desk, lang: str) -> None:
    ways = [way for row in desk.register[:12] for way in desk.strategies(row)]
    assert ways
    with speaking(lang):
        for way in ways:
            for sentence in (way.what, way.why, way.first_step):
                said = again(sentence)
                assert not said.startswith('<span lang="en">' + sentence[:20]), sentence
                assert sentence not in said.striptags()


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_the_words_of_the_table_of_strategies_are_all_known(lang: str) -> None:
    rows, terms = wordings()
    with speaking(lang):
        for row in rows:
            assert plainly(row.title) != row.title
            assert plainly(row.why) != row.why
            frame, instrument = (next(iter(terms[kind].values())) for kind in ("frame", "instrument"))
            places = {"option": "A plan", "country": "Japan", "from": frame, "to": instrument, "index": "0.30"}
            said = plainly(row.what.format_map(places))
            assert "A plan" in said
            assert "Japan" not in said
            assert frame not in said


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_answers_conditions_notes_and_meanings_are_recognised(desk: Desk, lang: str) -> None:
    with speaking(lang):
        for option in desk.ranking.options:
            assert plainly(option.three.sentence) != option.three.sentence
        for entry in desk.ranking.apart:
            assert plainly(entry.note) != entry.note, entry.note
        for condition in CONDITIONS.values():
            assert plainly(condition.what) != condition.what
            assert plainly(condition.who) != condition.who
        for name, _ in FUNCTIONS:
            assert plainly(meaning(name)) != meaning(name), name


def test_what_stands_in_a_place_is_not_taken_for_a_sentence() -> None:
    rung = "“South Korea takes part in working groups of the Quad and of Japan”"
    with speaking("ja"):
        said = again(
            f"Take “A plan of Japan” in two steps: first {rung}, the rest after that has held. "
            "The first step alone would stand at 0.35; the second was not scored."
        )
        assert f'まず<span lang="en">{rung}</span>、' in said
        assert '「<span lang="en">A plan of Japan</span>」' in said
        asked = again(
            "The Cabinet Office asks its counterparts (Ministry of Health of South Korea, Department of State of the "
            "United States) which item Japan wants that costs them least, and pairs the two."
        )
        assert (
            '韓国の<span lang="en">Ministry of Health</span>、米国の<span lang="en">Department of State</span>' in asked
        )
        assert asked.startswith('<span lang="en">Cabinet Office</span>が')


def test_words_of_the_case_stay_and_are_marked() -> None:
    title = "Cancer dialogue of the three"
    assert again(title) == title
    with speaking("ja"):
        assert again(title) == f'<span lang="en">{title}</span>'
        assert (
            again("Ministry of Health of Japan: a plan") == '<span lang="en">Ministry of Health of Japan: a plan</span>'
        )
        assert again("Adopted 2023-08-18.") == "2023年8月18日に採択。"

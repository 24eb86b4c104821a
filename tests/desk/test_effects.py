"""Contact and opinion: figures of one year meet, what is missing is said, and the shipped figures cannot tell."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from winset.desk import create
from winset.desk.desk import Desk, open_case
from winset.desk.effects import GOVERNMENTS, effects, effects_contract
from winset.model import Contact, Meeting


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_case(create(tmp_path_factory.mktemp("effects") / "case", template="us-japan-rok"))


def test_the_shipped_figures_say_that_they_cannot_tell_and_what_would(desk: Desk) -> None:
    (one,) = effects(desk)
    assert one.verdict.text.startswith("these data cannot compare the two")
    assert one.verdict.detectable > one.test.smallest
    assert "the same people before and after contact" in one.wanted
    visitors = dict(zip(one.years, one.contacts["visitors"], strict=True))
    assert visitors[2006] == 2_368_877 + 2_319_676  # two pages, one for each direction
    assert visitors[2018] == 10_489_000  # as the page adds them up
    assert visitors[2014] is None  # one direction only
    readings = dict(zip(one.years, one.opinion, strict=True))
    assert readings[2019] == 26.7
    assert readings[2015] is None or readings[2015] > 0
    by_run = dict(zip(one.years, one.run, strict=True))
    assert by_run[2019] != by_run[2020]  # interviews before, post after


def test_nothing_known_later_is_used(desk: Desk) -> None:
    before = open_case(desk.folder.path, as_of=date(2021, 2, 1))
    (one,) = effects(before)
    assert max(year for year, value in zip(one.years, one.opinion, strict=True) if value is not None) <= 2021
    assert effects(open_case(desk.folder.path, as_of=date(2020, 1, 1))) == ()  # the question was not asked yet


def test_plenty_of_figures_are_compared(desk: Desk) -> None:
    (shipped,) = effects(desk)
    figure = next(f for f in desk.case.polls if f.question == shipped.test.question)
    meeting = next(m for m in desk.case.meetings if {"JPN", "KOR"} <= set(m.countries) and m.level == "leaders")
    flow: list[Contact] = []
    polls = []
    meetings: list[Meeting] = []
    chance = random.Random(5)
    shown = [chance.randint(-6, 6) for _ in range(1900, 2020)]
    for at, year in enumerate(range(1900, 2020)):
        flow.append(
            replace(desk.case.contacts[0], id=str(year), both_ways=True, year=str(year), value=100.0 + shown[at])
        )
        level = 50 + 2.0 * (shown[at - 1] if at else 0)  # opinion follows visitors a year later, and no meeting
        day = f"{year}-10-01"
        known = {"respondents": "JPN", "about": "KOR", "start": day, "end": day, "known_from": day, "note": ""}
        polls.append(replace(figure, id=f"p{year}", percent=level, mode="post", derived=False, **known))
        meetings += [replace(meeting, id=f"m{year}{n}", date=day) for n in range(chance.randint(0, 3))]
    mine = Desk(
        desk.folder, replace(desk.case, contacts=tuple(flow), polls=tuple(polls), meetings=tuple(meetings)), desk.day
    )
    (one,) = effects(mine)
    assert one.verdict.text.startswith(f"visitors moves opinion more than {GOVERNMENTS}")
    assert one.wanted == ""
    told = effects_contract(mine, (one,))["tests"][0]
    assert told["detectable"] < told["smallest_of_interest"]
    assert told["effects"][0]["slope"]["value"] == pytest.approx(one.verdict.effects[0].slope.value)

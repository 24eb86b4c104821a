from __future__ import annotations

import pytest

from winset.desk import Desk, meaning
from winset.desk.numbers import FUNCTIONS
from winset.errors import UnknownName


def test_every_kind_of_number_says_what_it_is() -> None:
    for name, _ in FUNCTIONS:
        assert meaning(name).endswith((".", ";")) or "." in meaning(name)


def test_an_unknown_kind_suggests_the_nearest(desk: Desk) -> None:
    with pytest.raises(UnknownName, match="poll"):
        desk.answer("pol", id="x")


def test_a_poll_figure_rests_on_itself(desk: Desk) -> None:
    figure = desk.case.polls[0]
    found = desk.answer("poll", id=figure.id)
    assert found.value == figure.percent
    assert [item.id for item in found.evidence] == [figure.id]


def test_counts_count(desk: Desk) -> None:
    assert desk.answer("happenings").value == len(desk.case.chronicle)
    both = desk.answer("happenings", countries="JPN KOR").value
    assert both == sum({"JPN", "KOR"} <= set(h.countries) for h in desk.case.chronicle)
    assert desk.answer("corpus", of="polls").value == len(desk.case.polls)


def test_numbers_of_an_option_are_those_of_the_ranking(desk: Desk) -> None:
    row = desk.ranking.options[0]
    assert desk.answer("option", id=row.id, field="p_joint").value == row.p_joint
    country = next(iter(row.p))
    assert desk.answer("option", id=row.id, field="p", country=country).value == row.p[country]

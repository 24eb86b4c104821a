from __future__ import annotations

import pytest

from winset.desk import Desk
from winset.desk.evidence import pages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://a.example/x", ("https://a.example/x",)),
        ("chronicle 1999 ; https://a.example/x (day likely) | http://b.example/", ("https://a.example/x", "http://b.example/")),
        ("general knowledge", ()),
    ],
)  # fmt: skip
def test_addresses_are_found_in_source_notes(text: str, found: tuple[str, ...]) -> None:
    assert pages(text) == found


def test_everything_a_row_rests_on_can_be_shown(desk: Desk) -> None:
    kinds = {item.kind for item in desk.evidence.values()}
    assert kinds == {"summarised", "figure"}
    assert all(item.sentence and item.source for item in desk.evidence.values())
    for row in desk.case.constraints:
        assert any(e in desk.evidence for e in row.evidence), row.id
    assert all(reading.evidence in desk.evidence for reading in desk.case.readings)


def test_a_figure_says_how_it_was_asked(desk: Desk) -> None:
    figure = next(p for p in desk.case.polls if p.percent == 26.7)
    item = desk.evidence[figure.id]
    assert item.sentence.startswith("26.7%")
    assert "interview" in item.sentence
    assert item.url

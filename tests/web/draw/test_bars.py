from __future__ import annotations

import re

import pytest

from winset.web.draw.bars import PHONE, WIDE, Range, Swing, ranges, swings

ROWS = [Range(title=f"Option {n}", index=0.4, low=0.1, high=0.7, tier="contested", url="/options/x") for n in range(3)]
SWINGS = [Swing(what=f"input {n}", low=0.2, high=0.6) for n in range(3)]


def number(tag: str, name: str) -> float:
    found = re.search(rf'{name}="([\d.]+)"', tag)
    assert found is not None
    return float(found[1])


@pytest.mark.parametrize("picture", [ranges(ROWS, title="T", width=340), swings(SWINGS, 0.4, title="T", width=340)])
def test_on_a_phone_no_bar_lies_on_its_words(picture: str) -> None:
    words = [number(tag, "y") for tag in re.findall(r"<text [^>]*>(?:\d  Option|input \d)", picture)]
    bars = [number(tag, "y") for tag in re.findall(r"<rect [^>]*>", picture)]
    assert len(words) == 3
    assert len(bars) == 6
    assert all(bar > line or line - bar > 12 for line in words for bar in bars)


def test_where_there_is_room_words_stand_beside_their_bar() -> None:
    assert PHONE < WIDE
    picture = ranges(ROWS, title="T")
    starts = [number(tag, "x") for tag in re.findall(r"<rect [^>]*>", picture)]
    assert min(starts) >= WIDE / 2

"""The rank of a meeting is read from its words, and rounds of one series are told as one."""

from __future__ import annotations

import pytest

from winset.commitments import LEVELS, level_of, series_of


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("leaders", "leaders"),
        ("foreign ministers", "ministers"),
        ("foreign ministers (one at vice-minister level)", "ministers"),
        ("finance ministers (first)", "ministers"),
        ("vice foreign ministers", "vice-ministers"),
        ("national security advisors", "vice-ministers"),
        ("deputy national security advisors", "officials"),
        ("assistant secretary / director-general (Indo-Pacific Dialogue)", "officials"),
        ("working group on cyber threats (second)", "officials"),
        ("chiefs of defence (22nd)", "officials"),
        ("legislators (exchange programme)", "track 1.5"),
        ("track II dialogue", "track II"),
        ("defence officials (DTT)", "officials"),
        ("something else", "officials"),
    ],
)
def test_rank_of_words(words: str, level: str) -> None:
    assert level_of(words) == level
    assert level in LEVELS


def test_rounds_are_one_series_and_remarks_that_say_who_stay() -> None:
    assert series_of("working group on cyber threats (third)") == series_of("working group on cyber threats (fourth)")
    assert series_of("defence officials (15th DTT)") == series_of("defence officials (DTT)") == "defence officials"
    assert series_of("officials (women's empowerment)") == "officials (women's empowerment)"

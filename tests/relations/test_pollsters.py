from __future__ import annotations

import math

import pytest

from winset.model import PollFigure
from winset.relations.pollsters import pollster_gaps


def figure(
    pollster: str, start: str, percent: float, mode: str | None = "phone", question: str = "likes"
) -> PollFigure:
    return PollFigure(
        id=f"{pollster}-{start}-{percent}", respondents="JPN", about="KOR", question=question, start=start, end=start,
        known_from=start, n=1000, mode=mode, percent=percent, pollster=pollster, source="page", note="", derived=False,
    )  # fmt: skip


def test_a_gap_is_the_mean_of_surveys_close_in_time() -> None:
    (gap,) = pollster_gaps(
        [figure("a", "2018-01-10", 30), figure("b", "2018-02-10", 36), figure("a", "2019-01-10", 32),
         figure("b", "2019-01-20", 34), figure("b", "2021-01-20", 80)]
    )  # fmt: skip
    assert (gap.first, gap.second, gap.pairs, gap.gap) == ("a", "b", 2, -4)
    assert gap.low < -4 < gap.high
    assert not gap.mode_differs


def test_one_pair_has_sampling_error_only() -> None:
    (gap,) = pollster_gaps([figure("a", "2018-01-10", 50), figure("b", "2018-01-10", 50, "mail")])
    assert gap.high == pytest.approx(1.6449 * math.sqrt(2 * 2500 / 1000), abs=1e-3)
    assert gap.mode_differs


def test_other_words_or_distant_surveys_are_not_compared() -> None:
    assert pollster_gaps([figure("a", "2018-01-10", 30), figure("b", "2018-01-10", 36, question="loves")]) == ()
    assert pollster_gaps([figure("a", "2018-01-10", 30), figure("b", "2018-06-10", 36)]) == ()
    assert pollster_gaps([figure("a", "2018", 30), figure("b", "2018", 36)]) == ()

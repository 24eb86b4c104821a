from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.model import PollFigure
from winset.relations.opinion import lowest, record, trends


def figure(start: str, percent: float, mode: str | None = "interview", **other: object) -> PollFigure:
    base = {
        "id": f"{start}/{percent}", "respondents": "JPN", "about": "KOR", "question": "feels affinity", "start": start,
        "end": start, "known_from": start, "n": 1000, "mode": mode, "percent": percent, "pollster": "office",
        "source": "page", "note": "", "derived": False,
    }  # fmt: skip
    return PollFigure(**(base | other))  # type: ignore[arg-type]


def test_no_run_crosses_a_break_of_mode() -> None:
    (trend,) = trends([figure("2020-10", 35, "mail"), figure("2018-10", 39), figure("2019-10", 27)])
    assert [(run.mode, [w.low for w in run.waves]) for run in trend.runs] == [("interview", [39, 27]), ("mail", [35])]
    assert [(b.date, b.before, b.after) for b in trend.breaks] == [("2020-10", "interview", "mail")]


def test_wordings_and_pollsters_are_never_joined() -> None:
    found = trends([figure("2018", 39), figure("2019", 30, question="likes"), figure("2019", 31, pollster="paper")])
    assert len(found) == 3


@pytest.mark.parametrize(
    ("modes", "runs"),
    [
        (["a", None, "a"], [3]),
        ([None, "a", None], [3]),
        (["a", None, "b"], [1, 1, 1]),
        ([None, None], [2]),
        (["a", "b", None], [1, 2]),
    ],
)
def test_an_unstated_mode_is_filled_only_where_its_sides_agree(modes: list[str | None], runs: list[int]) -> None:
    (trend,) = trends([figure(str(2010 + i), 50, mode) for i, mode in enumerate(modes)])
    assert [len(run.waves) for run in trend.runs] == runs


def test_conflicting_figures_of_one_survey_are_one_wave_with_both() -> None:
    (trend,) = trends([figure("2016-01", 66.7), figure("2016-01", 64.7), figure("2017-01", 60.0)])
    first = trend.runs[0].waves[0]
    assert (first.low, first.high, first.conflicting) == (64.7, 66.7, True)
    assert len(trend.runs[0].waves) == 2


def test_a_record_says_how_many_readings_it_leads_and_since_when() -> None:
    figures = [figure("2008", 57, derived=True), figure("2009", 63), figure("2010", 61), figure("2011", 55)]
    (trend,) = trends(figures)
    found = record(trend.runs[0], 3)
    assert found is not None
    assert (found.extreme, found.of, found.since, found.derived) == ("lowest", 4, "2008", 1)
    assert found.text == "lowest of the 4 readings held since 2008, 1 of them worked out from a stated change"


def test_a_record_that_an_older_reading_beats_names_it() -> None:
    (trend,) = trends([figure(y, p) for y, p in (("2008", 20), ("2009", 63), ("2010", 61), ("2011", 55))])
    found = record(trend.runs[0], 3)
    assert found is not None
    assert found.beaten is not None
    assert found.text == "lowest since 2008 (20.0), 3 readings"
    assert lowest(trend) is None


def test_an_equal_low_is_said_to_be_equal_and_a_disputed_low_is_no_record() -> None:
    (trend,) = trends([figure("2008", 40), figure("2009", 63), figure("2010", 40)])
    found = record(trend.runs[0], 2)
    assert found is not None
    assert found.tied
    (disputed,) = trends([figure("2008", 40), figure("2009", 63), figure("2010", 39), figure("2010", 41)])
    assert lowest(disputed) is None


def test_leading_one_other_reading_is_no_record() -> None:
    (trend,) = trends([figure("2008", 40), figure("2009", 30)])
    assert record(trend.runs[0], 0) is None
    assert record(trend.runs[0], 1) is None


@given(st.lists(st.integers(0, 100), min_size=3, max_size=12), st.integers(0, 100))
def test_a_later_reading_changes_no_earlier_record(values: list[int], later: int) -> None:
    figures = [figure(str(2000 + i), v) for i, v in enumerate(values)]
    (before,) = trends(figures)
    (after,) = trends([*figures, figure("2030", later)])
    for i in range(len(values)):
        assert record(before.runs[0], i) == record(after.runs[0], i)


@given(st.lists(st.integers(0, 100), min_size=3, max_size=12))
def test_the_lowest_is_the_minimum_of_all_readings_up_to_it(values: list[int]) -> None:
    (trend,) = trends([figure(str(2000 + i), v) for i, v in enumerate(values)])
    found = lowest(trend)
    if found is not None:
        upto = values[: int(found.wave.start) - 2000 + 1]
        assert found.wave.low == min(upto)
        assert found.of == len(upto)


@pytest.fixture(scope="module")
def published(shared: Path) -> list[PollFigure]:
    with (shared / "data" / "opinion.csv").open(encoding="utf-8") as file:
        return [
            PollFigure(
                id=str(i), respondents=r["country_of_respondents"], about=r["about_country"], question=r["question"],
                start=r["fieldwork_start"], end=r["fieldwork_end"], known_from=r["published"] or r["fieldwork_end"],
                n=int(r["n"]) if r["n"] else None, mode=r["mode"] or None, percent=float(r["value_pct"]),
                pollster=r["pollster"], source=r["source"], note=r["note"], derived="derived" in r["note"],
            )
            for i, r in enumerate(csv.DictReader(file))
        ]  # fmt: skip


def test_the_article_s_low_of_october_2019_is_derived_and_no_more_is_said(published: list[PollFigure]) -> None:
    (trend,) = [t for t in trends(published) if (t.respondents, t.about) == ("JPN", "KOR")
                and t.question.startswith("feels affinity")]  # fmt: skip
    found = lowest(trend)
    assert found is not None
    assert (found.wave.start[:7], found.wave.low) == ("2019-10", 26.7)
    assert found.text == "lowest of the 15 readings held since 2004, 5 of them worked out from a stated change"
    assert [(b.date[:4], b.after) for b in trend.breaks] == [("2020", "postal")]


def test_the_two_figures_of_january_2016_are_both_kept(published: list[PollFigure]) -> None:
    waves = [w for t in trends(published) for run in t.runs for w in run.waves if w.conflicting]
    assert [(w.low, w.high) for w in waves] == [(64.7, 66.7)]

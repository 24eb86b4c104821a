from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from winset.model import PollFigure
from winset.relations import trends
from winset.report.opinion import _is_suspect, _suspected, _trusted


def figure(year: int, percent: float, *, mode: str | None = None, note: str = "") -> PollFigure:
    return PollFigure(
        id=f"p-{year}", respondents="JPN", about="KOR", question="feels affinity", start=f"{year}-10",
        end=f"{year}-10", known_from=f"{year}-12-01", n=1000, mode=mode, percent=percent, pollster="A",
        source="https://example.org", note=note, derived=False,
    )  # fmt: skip


def desk_of(*figures: PollFigure) -> Any:  # noqa: ANN401 - stands for a desk
    return SimpleNamespace(opinion=trends(figures))


def test_a_suspect_figure_is_in_no_trend_and_is_listed_with_its_reason_but_without_its_percentage() -> None:
    wrong = figure(2013, 91.5, note="suspect: columns appear swapped")
    (trend,) = _trusted(desk_of(figure(2012, 40.0), wrong, figure(2014, 38.0)))
    assert [wave.low for run in trend.runs for wave in run.waves] == [40.0, 38.0]
    survey, why = _suspected(wrong)
    assert why == "columns appear swapped"
    assert "Japan on South Korea" in survey
    assert "October 2013" in survey
    assert "91" not in survey + why


def test_a_question_with_suspect_figures_only_is_gone() -> None:
    assert _trusted(desk_of(figure(2013, 91.5, note="suspect: columns appear swapped"))) == []


def test_other_notes_do_not_make_a_figure_suspect() -> None:
    assert not _is_suspect(figure(2013, 40.0, note="not suspect: checked against the page"))


def test_breaks_stay_where_a_mode_changes_and_go_where_the_other_mode_is_gone() -> None:
    odd = figure(2013, 91.5, mode="mail", note="suspect: columns appear swapped")
    (joined,) = _trusted(desk_of(figure(2012, 40.0, mode="face"), odd, figure(2014, 38.0, mode="face")))
    assert len(joined.runs) == 1
    assert joined.breaks == ()
    (parted,) = _trusted(desk_of(figure(2012, 40.0, mode="face"), odd, figure(2014, 38.0, mode="mail")))
    assert [b.date for b in parted.breaks] == ["2014-10"]

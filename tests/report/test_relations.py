from __future__ import annotations

from winset.report.charts.series import SeriesPoint, ShiftMark, series_chart
from winset.report.charts.svg import svg
from winset.report.relations import _title


def rows(**years: tuple[float, float]) -> list[dict[str, object]]:
    return [{"month": f"{y[1:]}-03", "happenings": n, "conflict_share": share} for y, (n, share) in years.items()]


def test_the_title_states_the_finding() -> None:
    found = rows(y2005=(40, 0.25), y2009=(40, 0.1), y2012=(40, 0.2))
    assert (
        _title(("KOR", "JPN"), found) == "South Korea towards Japan: most conflict in 2005 (25%), least in 2009 (10%)"
    )


def test_years_with_few_acts_are_not_compared() -> None:
    found = rows(y2005=(40, 0.25), y2009=(40, 0.1), y2012=(3, 0.9))
    assert _title(("JPN", "USA"), found) == "Japan towards the United States: share of conflict"


def test_shifts_are_named_on_the_picture() -> None:
    points = [
        SeriesPoint(date=f"20{y:02}-01-01", share=0.1, low=0.0, high=0.2, happenings=9, level=0.1, label=f"20{y:02}")
        for y in range(5, 15)
    ]
    marks = [ShiftMark(date="2012-07-01", direction="worse", label="worse, July 2012")]
    assert "worse, July 2012" in svg(series_chart(points, marks, title="T", subtitle="S", width=600))

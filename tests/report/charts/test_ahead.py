"""Charts of the year ahead: a lane a kind, bars above and below the line of an option."""

from __future__ import annotations

from winset.report.charts.ahead import AheadMark, WindowBar, ahead_chart, windows_chart


def bar(effect: bool) -> WindowBar:
    return WindowBar(option="1. A", start="2026-01-01", end="2026-02-01", helps=effect, label="why")


def test_lanes_keep_their_order() -> None:
    marks = [AheadMark(start="2026-01-01", end="2026-01-31", lane=lane, label=lane) for lane in ("vote", "summit")]
    spec = ahead_chart(marks, ["vote", "summit"], title="Ahead", subtitle="", width=720)
    assert spec["layer"][1]["encoding"]["y"]["scale"]["domain"] == ["vote", "summit"]
    assert spec["layer"][1]["encoding"]["description"]["field"] == "label"


def test_days_that_help_stand_above_and_days_that_hurt_below() -> None:
    both = windows_chart([bar(True), bar(False)], ["1. A"], title="When", subtitle="", width=330)
    assert [layer["mark"]["yOffset"] for layer in both["layer"]] == [-5, 5]
    assert len(windows_chart([bar(False)], ["1. A"], title="When", subtitle="", width=720)["layer"]) == 1

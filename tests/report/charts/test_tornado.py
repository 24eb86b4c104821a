from __future__ import annotations

from winset.report.charts.svg import svg
from winset.report.charts.tornado import TornadoBar, tornado_chart


def test_bars_part_at_the_index_as_it_is_and_tell_both_ends() -> None:
    bars = [TornadoBar(what="position of a on trade", low=0.7, high=0.4), TornadoBar(what="mood", low=0.5, high=0.55)]
    spec = tornado_chart(bars, 0.52, title="T", subtitle="S", width=720)
    rows = spec["layer"][0]["data"]["values"]
    assert [(row["low"], row["high"], row["now"]) for row in rows] == [(0.4, 0.7, 0.52), (0.5, 0.55, 0.52)]
    assert "position of a on trade: 0.70 to 0.40" in svg(spec)

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from winset.report.charts.opinion import ModeBreak, OpinionPoint, opinion_chart
from winset.report.charts.svg import foreign_hosts, polished, svg


def point(date: str, percent: float, segment: int = 0) -> OpinionPoint:
    return OpinionPoint(
        date=date, percent=percent, series="A", segment=segment, link="#n7", label=f"{date} <& {percent}"
    )


def spec(*points: OpinionPoint, breaks: tuple[ModeBreak, ...] = ()) -> dict[str, Any]:
    return opinion_chart(points, breaks, title="T", subtitle="S", width=400)


def test_links_are_relative_and_marks_have_titles() -> None:
    text = svg(spec(point("2019-10-15", 26.7), point("2020-10-15", 34.9)), label="Up & down")
    assert 'href="#n7"' in text
    assert foreign_hosts(text) == []
    assert "<title>2019-10-15 &lt;&amp; 26.7</title>" in text
    assert text.startswith('<svg role="group" aria-label="Up &amp; down"')


def test_a_picture_without_links_is_an_image_and_empty_layers_are_dropped() -> None:
    raw = '<svg xmlns="http://www.w3.org/2000/svg"><g role="graphics-symbol"/><g><path d=""/></g></svg>'
    assert polished(raw, "A").startswith('<svg role="img" aria-label="A"')
    assert "graphics-symbol" not in polished(raw)


def test_a_foreign_host_is_seen() -> None:
    raw = '<svg xmlns="http://www.w3.org/2000/svg"><a xlink:href="https://example.org/#n1"></a></svg>'
    assert foreign_hosts(raw)
    assert foreign_hosts(polished(raw)) == []
    assert foreign_hosts('<image href="https://example.org/a.png"/>')


def test_no_line_crosses_a_break_of_mode() -> None:
    points = [
        point("2018-10-15", 39, 0),
        point("2019-10-15", 26, 0),
        point("2020-10-15", 35, 1),
        point("2021-10-15", 37, 1),
    ]
    text = svg(spec(*points, breaks=(ModeBreak(date="2020-10-01", label="now by post"),)))
    joined = svg(spec(*[point(p.date, p.percent) for p in points]))
    strokes = 'stroke-width="2"'
    assert [drawn.count(strokes) - len(points) for drawn in (text, joined)] == [2, 1]
    assert "now by post" in text


def test_the_same_chart_is_rendered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import vl_convert  # noqa: PLC0415 - the renderer is watched

    calls: list[str] = []
    real = vl_convert.vegalite_to_svg
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda text: calls.append(text) or real(text))
    first = svg(spec(point("2019-10-15", 26.7)), cache=tmp_path)
    assert svg(spec(point("2019-10-15", 26.7)), cache=tmp_path) == first
    assert len(calls) == 1
    svg(spec(point("2019-10-15", 27.7)), cache=tmp_path)
    assert len(calls) == 2

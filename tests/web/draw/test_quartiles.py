from __future__ import annotations

import re

from winset.web.draw.quartiles import Box, boxes


def test_a_bar_spans_the_middle_half_and_names_are_escaped() -> None:
    rows = [Box(name="everyone", n=7, low=0.25, middle=0.5, high=0.75), Box(name="<b>", n=3, low=0, middle=0, high=0)]
    found = str(boxes(rows, 0, 1, title="a & b", own=(0.1, 0.2, 0.3)))
    bars = re.findall(r'class="\w+ soft" x="([\d.]+)" y="\d+" height="11" width="([\d.]+)"', found)
    scale = float(bars[0][1]) / 0.5
    assert float(bars[0][0]) == round(118 + 0.25 * scale, 1)
    assert float(bars[1][1]) == 2
    assert "&lt;b&gt; (3)" in found
    assert 'aria-label="a &amp; b"' in found
    assert "your last answer: 0.1 to 0.3" in found

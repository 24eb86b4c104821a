from __future__ import annotations

import re

from winset.web.draw.ties import Node, ties


def test_a_column_a_country_and_lines_only_between_those_drawn() -> None:
    nodes = [
        Node(id="JPN A", name="A", column="Japan", weight=1.0, now=True, label="A", url="/who?q=A"),
        Node(id="KOR B", name="B", column="South Korea", weight=0.0, now=False, label="B"),
    ]
    found = str(ties(nodes, [("JPN A", "KOR B", 4), ("JPN A", "USA C", 9)], title="t", width=860))
    assert len(re.findall("<line", found)) == 1
    assert "A, B: 4" in found
    xs = [float(x) for x in re.findall(r'cx="([\d.]+)"', found)]
    assert xs[0] < xs[1]
    assert 'class="dot ink"' in found
    assert 'class="dot neutral"' in found

"""Ideal points are read as they are; rows that hold none are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.errors import BadInput
from winset.sources.ideal_points import read_ideal_points


def test_points_by_state_and_year(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("session,IdealPoint,iso3c\n60,0.5,NOR\n61,1e9,NOR\n0,0.1,NOR\n61,0.75,NOR\n66,-2,FRA\n")
    found, problems = read_ideal_points(path, ["CHL", "NOR"])
    assert found.points == {"CHL": {}, "NOR": {2005: 0.5, 2006: 0.75}}
    assert found.last == 2011
    assert [problem.row for problem in problems] == [3, 4]
    path.write_text("session,iso3c\n60,NOR\n")
    with pytest.raises(BadInput, match="IdealPoint"):
        read_ideal_points(path, ["NOR"])


def test_the_real_file_is_read(shared: Path) -> None:
    found, problems = read_ideal_points(shared / "data/un/IdealpointestimatesAll_Apr2020.csv.gz", ["JPN"])
    assert found.points["JPN"][2019] == pytest.approx(0.7229835)
    assert (found.last, problems) == (2019, ())

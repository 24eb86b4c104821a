"""What the commands print as JSON says what to check."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import create, open_case, opinion_contract
from winset.desk.contracts import doubtful


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create(tmp_path_factory.mktemp("contracts") / "case", template="us-japan-rok")


def test_the_mislabelled_wave_of_a_published_file_is_flagged(case: Path) -> None:
    desk = open_case(case)
    first = doubtful(desk)[0]
    assert (first.about, first.start[:4]) == ("CHN", "2013")
    assert "mislabelled" in first.text
    questions = opinion_contract(desk)["questions"]
    flagged = {check["figure"] for question in questions for check in question["checks"]}
    apart = {row["id"] for row in opinion_contract(desk)["suspect"]}
    assert flagged.isdisjoint(apart)
    assert {jump.figure for jump in doubtful(desk)} <= flagged | apart
    assert {jump.figure for jump in doubtful(desk) if jump.start[:4] == "2013" and jump.about == "CHN"} <= apart
    for question in questions:
        ids = {name for run in question["runs"] for wave in run["waves"] for name in wave["ids"]}
        assert {check["figure"] for check in question["checks"]} <= ids


def test_a_reading_is_not_doubted_before_the_next_one_is_known(case: Path) -> None:
    assert not [jump for jump in doubtful(open_case(case, as_of="2013-12-31")) if jump.start[:4] == "2013"]

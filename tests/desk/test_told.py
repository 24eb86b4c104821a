"""Meetings that documents tell of are counted once, and only between holders of offices."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from winset.desk import Desk, add, open_case, read
from winset.desk.told import told_seats

TEXT = """---
title: A readout
date: {date}
---

{sentence}
"""


@pytest.fixture(scope="module")
def seats(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str | None, str, str]]:
    case = tmp_path_factory.mktemp("told") / "us-japan-rok"
    shutil.copytree(shipped, case)
    for name, day, sentence in (
        ("new", "2022-05-21", "President Biden met with South Korean President Yoon in Seoul on May 21, 2022."),
        ("again", "2022-05-22", "President Biden met with South Korean President Yoon in Seoul on May 21, 2022."),
        ("held", "2023-08-18", "President Biden met with Japanese Prime Minister Kishida on August 18, 2023."),
        ("plan", "2022-05-01", "President Biden will meet with Japanese Prime Minister Kishida on May 23, 2022."),
        ("unknown", "2022-05-21", "Deputy Smith met with Japanese Director Tanaka in Tokyo on May 21, 2022."),
    ):
        file = case.parent / f"{name}.md"
        file.write_text(TEXT.format(date=day, sentence=sentence), encoding="utf8")
        add(case, [file])
    read(case)
    return {(s.date, s.person, s.level, s.source) for s in told_seats(open_case(case))}


def test_a_meeting_of_two_leaders_is_found_once(seats: set[tuple[str, str | None, str, str]]) -> None:
    assert seats == {
        ("2022-05-21", "Joe Biden", "leaders", "told"), ("2022-05-21", "Yoon Suk-yeol", "leaders", "told"),
    }  # fmt: skip


def test_without_documents_nothing_is_told(desk: Desk) -> None:
    assert told_seats(desk) == ()

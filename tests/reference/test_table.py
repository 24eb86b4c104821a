"""Tables of the package are read as they stand, and every one has its source told."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from winset.reference.table import covers, parts, rows, toml

DAY = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("since", "until", "on", "told"),
    [
        (None, None, DAY, True),
        (None, None, None, True),
        ("2020-06-01", None, DAY, True),
        ("2020-06-02", None, DAY, False),
        (None, "2020-06-01", DAY, False),
        (None, "2020-06", DAY, False),
        ("2020", "2020-06-02", DAY, True),
        (None, "2020", None, False),
    ],
)
def test_periods_are_half_open(since: str | None, until: str | None, on: date | None, told: bool) -> None:
    assert covers(since, until, on) is told


def test_list_cells() -> None:
    assert parts("a | b") == ("a", "b")
    assert parts("") == ()


def test_every_table_of_this_folder_is_told_in_the_list_of_sources() -> None:
    folder = resources.files("winset.reference")
    told = (folder / "SOURCES.md").read_text(encoding="utf-8")
    own = ("countr", "office", "issue", "cap_", "cameo", "plover", "sector", "names", "page_furniture", "abbreviations")
    for entry in folder.iterdir():
        if entry.name.endswith((".csv", ".toml")) and entry.name.startswith(own):
            assert entry.name in told, entry.name
            assert rows(entry.name) if entry.name.endswith(".csv") else toml(entry.name)

"""An attacker who reads everything that leaves learns nothing about anybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from winset.desk.panels import close_round, export_panel, open_round, sheet
from winset.store.layout import Layout
from winset.store.panels import open_book

if TYPE_CHECKING:
    from tests.desk.panels.conftest import Table


def exported(table: Table, to: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in export_panel(table.path, "feasible", to)}


def test_no_name_address_key_or_seat_leaves(
    seat: Callable[[str], Table], levels: Mapping[str, float], tmp_path: Path
) -> None:
    table = seat("a")
    table.round(levels)
    whole = b"\n".join(exported(table, tmp_path / "out").values()).decode()
    with open_book(Layout(table.path)) as book:
        seats = [s.seat for s in book.seats("feasible")]
    secrets = [*levels, *table.keys.values(), *seats, "Person"]
    assert [secret for secret in secrets if secret in whole] == []
    assert "I hold 0.20" in whole  # the reasons are there


def test_who_of_one_country_said_what_and_who_came_first_changes_no_byte(
    seat: Callable[[str], Table], levels: Mapping[str, float], tmp_path: Path
) -> None:
    swapped = dict(levels)
    for one, other in (("usa0", "usa4"), ("jpn0", "jpn2"), ("kor0", "kor1")):
        a, b = f"{one}@example.org", f"{other}@example.org"
        swapped[a], swapped[b] = swapped[b], swapped[a]
    first, second = seat("a"), seat("b")
    first.round(levels, order=1)
    second.round(swapped, order=2)
    assert exported(first, tmp_path / "first") == exported(second, tmp_path / "second")
    views = [[a.group for a in sheet(t.path, "feasible", t.keys["usa1@example.org"]).asked] for t in (first, second)]
    assert views[0] == views[1]


def test_the_lone_members_of_a_small_country_cannot_be_told_from_their_cell(
    seat: Callable[[str], Table], levels: Mapping[str, float], tmp_path: Path
) -> None:
    swapped = dict(levels)
    a, b = "jpn0@example.org", "kor0@example.org"
    swapped[a], swapped[b] = swapped[b], swapped[a]
    first, second = seat("a"), seat("b")
    first.round(levels)
    second.round(swapped)
    assert exported(first, tmp_path / "first") == exported(second, tmp_path / "second")


def test_an_open_round_tells_nothing(seat: Callable[[str], Table], levels: Mapping[str, float], tmp_path: Path) -> None:
    table = seat("a")
    table.round(levels)
    before = exported(table, tmp_path / "before")
    open_round(table.path, "feasible", today=date(2026, 7, 11))
    table.answer("usa0@example.org", {"chance": 0.99}, "a late thought")
    after = exported(table, tmp_path / "after")
    assert {n: b for n, b in after.items() if n != "result.json"} == {
        n: b for n, b in before.items() if n != "result.json"
    }
    told = [json.loads(data["result.json"]) for data in (before, after)]
    assert [t.pop("open_round") for t in told] == [None, 2]
    assert told[0] == told[1]


def test_formulas_are_text(seat: Callable[[str], Table], levels: Mapping[str, float], tmp_path: Path) -> None:
    table = seat("a")
    open_round(table.path, "feasible", today=date(2026, 7, 10))
    for email in levels:
        table.answer(email, {"chance": 0.5}, "=1+1")
    close_round(table.path, "feasible", today=date(2026, 7, 11))
    assert b"'=1+1" in exported(table, tmp_path / "out")["reasons.csv"]

"""The shipped calendar as of a day: nothing known later, windows for what is open, meetings that are due."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import Desk, open_case
from winset.desk.calendar_ahead import calendar_ahead, calendar_contract, due, windows, windows_by_option
from winset.errors import UnknownName


def test_what_lies_ahead_of_the_record(desk: Desk) -> None:
    found = calendar_ahead(desk)
    assert all(entry.end > desk.day for entry in found)
    kinds = {entry.kind for entry in found}
    assert {"election", "anniversary", "summit", "expiry", "notice", "budget", "ritual"} <= kinds
    assert "intelligence-pact-notice-2026" in {entry.id for entry in found}
    assert len(calendar_ahead(desk, days=30)) < len(found)


def test_a_summit_announced_later_is_not_ahead_on_an_earlier_day(shipped: Path) -> None:
    then = open_case(shipped, as_of="2025-12-01")
    ids = {entry.id for entry in calendar_ahead(then)}
    assert "g20-2026" not in ids  # more than a year ahead
    assert "asean-summits-2026" not in ids  # announced in January 2026
    assert "usa-election-2026" in ids


def test_every_open_option_has_windows_and_a_sensitive_one_has_days_of_memory(desk: Desk) -> None:
    found = windows_by_option(desk)
    assert set(found) == {o.id for o in desk.ranking.options}
    by_rule = {name: {w.rule for w in held} for name, held in found.items()}
    assert "memory" in by_rule["joint-development-zone"]
    assert "memory" not in by_rule["cancer-dialogue-2023"]
    assert all(w.start > desk.day for held in found.values() for w in held)


def test_meetings_are_due_by_their_own_rhythm(desk: Desk) -> None:
    together = {d.series: d for d in due(desk) if set(d.countries) == set(desk.case.countries)}
    assert together["leaders"].state == "overdue"
    assert together["leaders"].last_id == "2024-11-15-leaders-lima"
    assert together["TCOG senior officials"].state == "broken off"


def test_an_unknown_option_is_named(desk: Desk) -> None:
    with pytest.raises(UnknownName, match="pipeline"):
        windows(desk, "pipeline")


def test_the_contract_has_its_four_parts(desk: Desk) -> None:
    found = calendar_contract(desk, days=90)
    assert set(found) == {"as_of", "days", "ahead", "due", "windows"}
    assert all(row["best"] is None or row["best"].opportunities for row in found["windows"])

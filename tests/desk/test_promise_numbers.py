"""Numbers about promises, ties and dates are computed again from their names and rest on rows."""

from __future__ import annotations

import pytest

from winset.desk import Desk, meaning
from winset.desk.promise_numbers import PROMISE_FUNCTIONS


def test_promises_by_state_add_up(desk: Desk) -> None:
    states = ("kept", "partly", "broken", "open", "unknown")
    values = [desk.answer("promises_counted", state=state).value for state in states]
    assert sum(v for v in values if isinstance(v, int)) == desk.answer("promises_counted").value
    assert desk.answer("promises_counted", state="kept").evidence


def test_a_score_rests_on_what_the_coders_cite(desk: Desk) -> None:
    found = desk.answer("promise_score", id="warning-data-2023")
    assert found.value == 1.0
    assert "2023-12-19-missile-data-sharing" in {item.id for item in found.evidence}
    assert "A: +1" in found.note


@pytest.mark.parametrize(
    ("function", "arguments", "low", "high"),
    [
        ("compliance", {"by": "all", "group": "all"}, -1.0, 1.0),
        ("coders_agree", {}, -1.0, 1.0),
        ("ties_lost", {"country": "USA", "date": "2025-01-20", "partner": "JPN"}, 0.5, 1.0),
        ("ties_at_risk", {"country": "USA", "partner": "JPN"}, 0.0, 1.0),
        ("bridge", {"node": "USA Antony Blinken"}, 0.0, 1.0),
        ("meeting_due", {"series": "leaders", "countries": "USA JPN KOR"}, 1.0, 9999.0),
        ("days_ahead", {"kind": "election"}, 1.0, 20.0),
        ("ideas_dormant", {}, 1.0, 200.0),
    ],
)
def test_each_number_lies_where_it_can(
    desk: Desk, function: str, arguments: dict[str, str], low: float, high: float
) -> None:
    value = desk.answer(function, **arguments).value
    assert isinstance(value, int | float)
    assert low <= value <= high
    assert meaning(function).endswith(".")


def test_the_table_names_each_once() -> None:
    names = [name for name, _ in PROMISE_FUNCTIONS]
    assert len(names) == len(set(names)) == 10

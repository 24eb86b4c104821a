"""Ties of the shipped case: bridges, what changes of government took, what is known on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import Desk, open_case
from winset.desk.network import network, network_contract, seats
from winset.errors import UnknownName


def test_the_change_of_2025_took_nearly_all_ties_of_washington(desk: Desk) -> None:
    found = network(desk, years=8, draws=4)
    took = [t for t in found.turnover if (t.change.country, t.change.date) == ("USA", "2025-01-20")]
    assert {t.partner for t in took} == {"JPN", "KOR"}
    assert all(t.share > 0.8 for t in took)
    assert "USA Antony Blinken" in took[0].left
    assert all(0 <= r.gone + r.carried <= r.ties for r in found.at_risk)
    assert {b.level for b in found.bridges} <= {"leaders", "ministers", "vice-ministers", "officials", "track 1.5"}


@pytest.mark.parametrize("kind", ["offices", "institutions"])
def test_foreign_ministries_connect_most(desk: Desk, kind: str) -> None:
    found = network(desk, kind=kind, years=8, draws=2)
    assert any("foreign minist" in b.node for b in found.bridges[:3])


def test_nobody_of_tomorrow_sits_at_the_table(shipped: Path) -> None:
    then = open_case(shipped, as_of="2021-02-01")
    assert max(s.date for s in seats(then)) <= "2021-02-01"
    found = network(then, draws=2)
    assert max(t.change.date for t in found.turnover) == "2021-01-20"
    assert {"USA Joe Biden"}.isdisjoint(b.node for b in found.bridges if b.first > "2021")


def test_a_window_of_years_and_the_contract(desk: Desk) -> None:
    assert len(seats(desk, years=2)) < len(seats(desk))
    made = network_contract(desk, network(desk, years=4, draws=2))
    assert {"bridges", "turnover", "at_risk", "due", "seats", "unnamed"} <= set(made)
    with pytest.raises(UnknownName):
        network(desk, kind="animals")

"""A panel from invitation to evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from winset.desk import open_case
from winset.desk.panels import close_round, open_round, result
from winset.errors import CaseError
from winset.experts import LEAST
from winset.positions import positions
from winset.store import CaseFolder

if TYPE_CHECKING:
    from tests.desk.panels.conftest import Table

DAY = date(2026, 7, 10)


def test_a_panel_settles_and_its_positions_become_evidence_once(
    seat: Callable[[str], Table], levels: Mapping[str, float]
) -> None:
    table = seat("a")
    fresh = open_case(table.path)
    before = positions(fresh.case, fresh.day)
    assert result(table.path, "feasible").round is None
    table.round(levels)
    first = result(table.path, "feasible")
    assert (first.round, first.over) == (1, False)
    assert "one round" in first.why
    table.round({email: level + 0.01 for email, level in levels.items()}, order=1)
    found = result(table.path, "feasible")
    assert (found.round, found.over) == (2, True)
    assert (found.settled, found.told) == (12, 12)
    pooled = {p.question: p for p in found.pooled}
    assert set(pooled) == {"level-jpn", "chance"}  # seeds weigh experts and are not pooled
    assert pooled["level-jpn"].weighted is not None
    assert "Cooke's weights from 10" in found.weights
    rows = [r for r in CaseFolder.open(table.path).case()[0].readings if r.kind == "expert"]
    (row,) = rows
    assert (row.player, row.issue, row.date) == ("jpn-prime-minister", "intelligence", "2026-07-10")
    assert row.level == pytest.approx(pooled["level-jpn"].weighted[1], abs=1e-5)
    assert close_round(table.path, "feasible", today=DAY).readings == ()  # again adds nothing
    with pytest.raises(CaseError, match="is over"):
        open_round(table.path, "feasible", today=DAY)
    desk = open_case(table.path)
    after = positions(desk.case, desk.day)
    moved = {(p.player, p.issue) for p, q in zip(after, before, strict=True) if p.mean != q.mean}
    assert moved == {("jpn-prime-minister", "intelligence")}
    assert "experts of the panel" in desk.evidence[row.evidence].sentence
    assert row.evidence not in open_case(table.path, as_of="2026-07-09").evidence


def test_stability_agreement_and_dissent_are_told_apart(
    seat: Callable[[str], Table], levels: Mapping[str, float]
) -> None:
    table = seat("a")
    split = {email: 0.1 if i % 2 else 0.8 for i, email in enumerate(levels)}
    table.round(split)
    table.round(split)
    found = {s.question: s for s in result(table.path, "feasible").questions}["level-jpn"]
    assert found.agrees is False
    assert found.camps is not None
    assert found.camps.low_n + found.camps.high_n == 11
    assert found.change is not None
    assert found.change.moved == 0
    assert result(table.path, "feasible").over


def test_groups_of_fewer_than_three_are_never_shown(seat: Callable[[str], Table], levels: Mapping[str, float]) -> None:
    table = seat("a")
    table.round(levels)
    found = result(table.path, "feasible")
    groups = {q.group: q.n for s in found.questions for q in s.groups}
    assert groups == {None: 11, "USA": 5, "others": 6}  # two Koreans, and the Japanese who would give them away
    assert {r.group for r in found.responses[0][1]} == {None, "USA", "others"}
    assert all(q.n >= LEAST for s in found.questions for q in s.groups)


def test_two_answers_tell_nothing(seat: Callable[[str], Table], levels: Mapping[str, float]) -> None:
    table = seat("a")
    table.round(dict(list(levels.items())[:2]))
    found = result(table.path, "feasible")
    assert found.pooled == ()
    assert all(s.groups == () and s.reasons == () and s.camps is None for s in found.questions)
    assert found.responses[0][1][0].answered == 2
    assert found.alpha is None


def test_alpha_is_high_where_experts_tell_questions_apart_alike(
    seat: Callable[[str], Table], levels: Mapping[str, float]
) -> None:
    table = seat("a")
    table.round(dict.fromkeys(levels, 0.9))
    alpha = result(table.path, "feasible").alpha
    assert alpha is not None
    assert alpha.alpha == pytest.approx(1)
    assert np.isnan(alpha.low)  # two questions are too few for an interval

"""What a gatekeeper feels of the constraints in force."""

from __future__ import annotations

from datetime import date

import pytest

from winset.bargaining.burdens import Loads, felt, strength_now, touched_issues
from winset.bargaining.game import Game, game_of
from winset.model import Case, Constraint, as_of
from winset.testing import option, small_case

DAY = date(2006, 1, 1)


def row(**changes: str | float | tuple[str, ...]) -> Constraint:
    fields: dict[str, object] = {
        "id": "c", "country": "FRA", "player": "fra-public", "kind": "legal", "direction": "constrains",
        "issue": "energy", "by": "someone", "strength": 0.8, "low": 0.6, "high": 1.0, "what": "a rule", "since": "2000",
        "until": None, "known_from": "2001-01-01", "evidence": ("h-x",),
    }  # fmt: skip
    return Constraint(**(fields | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def case() -> Case:
    return as_of(small_case(), DAY)


@pytest.fixture(scope="module")
def game(case: Case) -> Game:
    return game_of(case, DAY)


def test_a_law_is_felt_whoever_stands_behind_it(game: Game) -> None:
    assert felt(row(), game) == felt(row(player="nobody"), game) == 0.8


def test_a_position_fades_and_is_felt_by_influence(game: Game) -> None:
    said = row(kind="position")
    assert strength_now(said, DAY) == pytest.approx(0.4, abs=1e-3)
    assert felt(said, game) == pytest.approx(0.4 * 0.5, abs=1e-3)


def test_a_consent_holders_position_is_where_it_stands(game: Game) -> None:
    assert felt(row(kind="position", player="fra-leader"), game) == 0.0
    assert felt(row(kind="position", player="nobody"), game) == 0.0


def test_the_strongest_of_each_kind_counts_and_help_is_taken_off(game: Game, case: Case) -> None:
    rows = (
        row(), row(id="weaker", strength=0.3), row(id="time", kind="calendar", strength=0.5),
        row(id="help", direction="enables", strength=0.2), row(id="abroad", country="POL", strength=0.1),
    )  # fmt: skip
    load = Loads(game, case, [option("plan")]).of(rows)
    assert load[:, 0].tolist() == [pytest.approx(0.8 + 0.5 - 0.2), 0.0, pytest.approx(0.1)]


def test_rows_on_other_issues_or_out_of_force_or_of_the_own_negotiation_are_not_felt(game: Game, case: Case) -> None:
    rows = (row(issue="health"), row(until="2005-01-01"), row(evidence=("h-r2",)))
    assert not Loads(game, case, [option("pipeline")]).of(rows).any()


def test_a_subject_that_opens_a_quarrel_brings_its_issue_along(game: Game) -> None:
    assert touched_issues(game, option("plan", touches=("wartime-labour",))) == {"energy", "history"}
    assert touched_issues(game, option("plan", touches=("china", "market-access"))) == {"energy"}

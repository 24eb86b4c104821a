"""A small case with constraints of several kinds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from winset.bargaining import Assessment, GameSettings, assessed
from winset.model import Case, Constraint, as_of
from winset.testing import small_case

DAY = date(2006, 1, 1)


def burden(name: str = "busy", **changes: object) -> Constraint:
    fields: dict[str, object] = {
        "id": name, "country": "FRA", "player": "fra-leader", "kind": "bandwidth", "direction": "constrains",
        "issue": "energy", "by": "someone", "strength": 0.8, "low": 0.6, "high": 0.9, "what": "Other work comes first.",
        "since": "2005", "until": None, "known_from": "2005-01-01", "evidence": ("h-r1",),
    }  # fmt: skip
    return Constraint(**(fields | changes))  # type: ignore[arg-type]


@pytest.fixture(name="burden")
def _burden() -> Callable[..., Constraint]:
    return burden


@pytest.fixture
def assess() -> Callable[..., Assessment]:
    def made(*constraints: Constraint, case: Case | None = None, **changes: object) -> Assessment:
        base = case or small_case(constraints=constraints, **changes)
        return assessed(as_of(base, DAY), DAY, settings=GameSettings(draws=5))

    return made

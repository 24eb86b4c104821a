from __future__ import annotations

import pytest

from winset.relations.conflict import is_conflict, scope


@pytest.mark.parametrize(
    ("cameo", "expected"),
    [("020", False), ("1041", True), ("057", False), ("111", True), ("190", True), ("084", False)],
)
def test_a_demand_is_conflict_and_an_appeal_is_not(cameo: str, expected: bool) -> None:
    assert is_conflict(cameo=cameo, plover="REQUEST") is expected


@pytest.mark.parametrize(
    ("plover", "expected"), [("REQUEST", False), ("ACCUSE", True), ("CONSULT", False), (None, False)]
)
def test_without_a_code_the_type_decides(plover: str | None, expected: bool) -> None:
    assert is_conflict(cameo=None, plover=plover) is expected


def test_scopes_keep_three_parties_and_private_parties_apart() -> None:
    assert scope("GOV", None, ("FRA", "DEU")) == "bilateral"
    assert scope("GOV", "MIL", ("FRA", "DEU", "POL")) == "multiparty"
    assert scope("JUD", "BUS", ("FRA", "DEU")) == "private"

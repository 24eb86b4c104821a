from __future__ import annotations

import pytest

from winset.model import Actor, actor_id


@pytest.mark.parametrize(
    ("country", "sector", "expected"),
    [("FRA", "GOV", "FRA GOV"), ("FRA", None, "FRA"), (None, "IGO", "IGO"), (None, None, None)],
)
def test_what_is_absent_is_left_out(country: str | None, sector: str | None, expected: str | None) -> None:
    assert actor_id(country, sector) == expected
    assert Actor(country=country, sector=sector, text="x").id == expected

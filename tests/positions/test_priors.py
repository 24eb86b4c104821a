"""The most specific row of the table of priors."""

from __future__ import annotations

import pytest

from winset.positions.priors import prior_for, prior_table
from winset.positions.settings import PositionSettings
from winset.testing import prior

SETTINGS = PositionSettings()
ROWS = (
    prior("*", "*", 0.0),
    prior("GOV", "*", 0.1),
    prior("*", "trade", 0.2),
    prior("GOV", "trade", 0.3),
    prior("GOV", "trade", 0.4, country="FRA"),
)


@pytest.mark.parametrize(
    ("country", "sector", "issue", "mean"),
    [
        ("FRA", "GOV", "trade", 0.4),
        ("DEU", "GOV", "trade", 0.3),
        ("DEU", "BUS", "trade", 0.2),
        ("FRA", "GOV", "health", 0.1),
        ("FRA", "BUS", "health", 0.0),
    ],
)
def test_a_more_specific_row_holds(country: str, sector: str, issue: str, mean: float) -> None:
    assert prior_for(prior_table(ROWS), country, sector, issue, SETTINGS).mean == mean


def test_order_of_the_rows_does_not_matter() -> None:
    assert prior_for(prior_table(ROWS[::-1]), "FRA", "GOV", "trade", SETTINGS).mean == 0.4


def test_without_any_row_the_default_is_wide() -> None:
    row = prior_for({}, "FRA", "GOV", "trade", SETTINGS)
    assert (row.mean, row.sd) == (SETTINGS.default_mean, SETTINGS.default_sd)
    assert row.salience_low < row.salience < row.salience_high

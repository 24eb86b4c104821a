"""Sectors are those of the model, and words of event data map to them."""

from __future__ import annotations

import pytest

from winset.errors import UnknownName
from winset.model import SECTORS
from winset.reference.sectors import sector, sector_of, sectors
from winset.reference.table import rows


def test_sectors_are_those_of_the_model() -> None:
    assert set(sectors()) == set(SECTORS)
    assert all(entry.name and entry.meaning for entry in sectors().values())


def test_words_are_listed_once_a_scheme_and_mean_sectors() -> None:
    listed = [(row["scheme"], row["word"]) for row in rows("sector_words.csv")]
    assert len(listed) == len(set(listed))
    assert {row["sector"] for row in rows("sector_words.csv")} <= set(sectors())


def test_words_are_found_in_their_scheme() -> None:
    assert sector_of("Foreign Ministry", "icews") == "GOV"
    assert sector_of("Center Right", "icews") is None
    assert sector_of("MNC", "cameo") == "BUS"
    with pytest.raises(UnknownName, match="GOV"):
        sector("GOVT")

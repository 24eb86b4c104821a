"""The 16 types, their modes and contexts."""

from __future__ import annotations

import pytest

from winset.errors import UnknownName
from winset.reference.plover import contexts, plover, plover_types
from winset.reference.table import rows


def test_there_are_sixteen_types_in_four_classes() -> None:
    assert len(plover_types()) == 16
    assert {kind.quad for kind in plover_types().values()} == {1, 2, 3, 4}
    assert [kind.quad for kind in plover_types().values()] == sorted(kind.quad for kind in plover_types().values())


def test_every_mode_belongs_to_a_type_and_is_listed_once() -> None:
    listed = [(row["type"], row["mode"]) for row in rows("plover_modes.csv")]
    assert listed == sorted(set(listed))
    assert {kind for kind, _ in listed} <= set(plover_types())
    assert plover("AGREE").modes == {}
    assert set(plover("REQUEST").modes) == {"assist", "change", "meet", "yield"}


def test_contexts_are_unique() -> None:
    listed = [row["context"] for row in rows("plover_contexts.csv")]
    assert listed == sorted(set(listed))
    assert "diplomatic" in contexts()


def test_a_wrong_type_suggests_the_nearest() -> None:
    with pytest.raises(UnknownName, match="AGREE"):
        plover("AGREEE")

"""The forms an option could take, and whom each binds."""

from __future__ import annotations

import pytest

from winset.bargaining.variants import binding_sets, core_of, forms_of, frames_shown
from winset.testing import option, small_case

THREE = ("FRA", "DEU", "POL")


@pytest.mark.parametrize(
    ("parties", "format_", "concerned", "bound"),
    [
        (("FRA",), "unilateral", (), [("FRA",)]),
        (("FRA", "POL"), "unilateral", (), [("FRA", "POL")]),
        (("FRA", "POL"), "bilateral", (), [("FRA", "POL")]),
        (("POL",), "bilateral", (), [("FRA", "POL"), ("DEU", "POL")]),
        (("POL",), "bilateral", ("FRA", "POL"), [("FRA", "POL")]),
        (THREE, "bilateral", (), [("FRA", "DEU"), ("FRA", "POL"), ("DEU", "POL")]),
        (("FRA", "POL"), "trilateral", ("FRA", "POL"), [THREE]),
        (("FRA", "POL"), "multilateral", ("FRA", "POL"), [("FRA", "POL")]),
        (("FRA", "POL"), "multilateral", (), [THREE]),
        ((), "trilateral", (), [THREE]),
    ],
)
def test_a_format_binds(
    parties: tuple[str, ...], format_: str, concerned: tuple[str, ...], bound: list[tuple[str, ...]]
) -> None:
    assert list(binding_sets(option("a", parties=parties), format_, THREE, concerned)) == bound


def test_the_core_is_in_the_order_of_the_case_and_outsiders_are_no_part_of_it() -> None:
    assert core_of(option("a", parties=("POL", "RUS", "FRA")), THREE) == ("FRA", "POL")


@pytest.mark.parametrize(
    ("frames", "shown"),
    [
        (("history",), ("history", "functional")),
        (("functional",), ("functional", "values")),
        (("dprk", "values"), ("dprk", "values")),
    ],
)
def test_at_least_two_frames_are_shown(frames: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert frames_shown(option("a", frames=frames)) == shown


def test_forms_are_all_combinations_and_know_what_is_partial() -> None:
    plan = option("a", instruments=("treaty", "dialogue"), frames=("values",), formats=("bilateral", "trilateral"))
    forms = forms_of([plan], small_case())
    assert len(forms) == 2 * 2 * (3 + 1)
    assert {f.variant.frame for f in forms if f.own} == {"values"}
    assert {f.countries for f in forms if f.whole} == {THREE}

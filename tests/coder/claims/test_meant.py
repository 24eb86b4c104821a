"""What sentences claim by their meaning, beside constructions."""

from __future__ import annotations

import pytest

from winset.coder.claims import claims_of
from winset.coder.claims.meant import KINDS, bounds, chances, likeliest, weigh, weighed
from winset.reference.table import rows

DEEP = "Of the forty posts in the new agency for infrastructure, thirty-one stand empty, and the minister knows it."
LUNCH = "The lunch was served at one o'clock on the terrace of the hotel."


def test_a_constraint_without_a_cue_is_a_weak_one() -> None:
    assert claims_of(DEEP, by_meaning=False) == []
    (claim,) = claims_of(DEEP, author="Ada")
    assert (claim.kind, claim.rule, claim.by, claim.direction) == (
        "constraint",
        "meaning-constraint",
        "Ada",
        "constrains",
    )
    assert 0.2 <= claim.strength <= 0.5
    assert claim.text == DEEP
    assert claims_of(LUNCH) == []


@pytest.mark.parametrize("lang", ["en", "ja", "ko"])
def test_chances_are_probabilities_of_each_kind(lang: str) -> None:
    found = chances([DEEP, LUNCH], lang)
    assert found.shape == (2, len(KINDS))
    assert ((found > 0) & (found < 1)).all()
    assert found[0, 0] > found[1, 0]


def test_no_sentence_has_no_chances() -> None:
    assert chances([]).shape == (0, len(KINDS))


def test_fragments_and_lists_are_not_weighed() -> None:
    assert weigh(["Debt.", DEEP, "word " * 200]) == [None, weigh([DEEP])[0], None]


def test_the_likeliest_kind_is_the_one_furthest_above_its_bound() -> None:
    limits = bounds("en")
    nothing = dict.fromkeys(KINDS, 0.0)
    assert likeliest(nothing) is None
    both = nothing | {"constraint": limits["constraint"].alone, "stance": 2 * limits["stance"].alone}
    assert likeliest(both) == "stance"


def test_a_construction_that_is_denied_is_not_brought_back_by_meaning() -> None:
    assert [c for c in claims_of("The distrust does not hamper the cabinet of Norway.") if c.kind == "constraint"] == []


def test_rare_grams_weigh_more_and_all_together_have_length_one() -> None:
    found = weighed(("a", "a", "b", "unknown"), {"a": 1.0, "b": 3.0})
    assert found["b"] > found["a"]
    assert sum(weight**2 for weight in found.values()) == pytest.approx(1)
    assert weighed(("unknown",), {"a": 1.0}) == {}


def test_every_kind_has_bounds_and_weights() -> None:
    assert set(bounds("en")) == set(KINDS)
    assert all(0 <= limit.beside <= limit.alone < 1 for lang in ("en", "ja", "ko") for limit in bounds(lang).values())
    assert {row["kind"] for row in rows("claims/meaning.csv")} == set(KINDS)

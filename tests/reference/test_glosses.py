"""English names of bodies that texts name in their own script."""

from __future__ import annotations

import pytest

from winset.reference.glosses import glosses
from winset.reference.table import rows


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_every_gloss_is_of_a_name_that_the_coder_knows(lang: str) -> None:
    known = {name for row in rows(f"actors_{lang}.csv") for name in row["names"].split("/")}
    assert set(glosses(lang)) <= known
    assert all(glosses(lang).values())


def test_no_name_has_two_glosses() -> None:
    listed = [(row["lang"], name) for row in rows("glosses.csv") for name in row["names"].split("/")]
    assert len(listed) == len(set(listed))

from __future__ import annotations

import pytest

from winset.coder.names import names
from winset.coder.party import names_party


@pytest.mark.parametrize(
    "text",
    [
        "Norway protested.",
        "The protest came from Norway.",
        "A minister resigned in Norway.",
        "Shops in Norway sell Danish butter.",
        "NATO moved its fleet.",
        "Norwegian police searched the house.",
        "Norwegian farmers demonstrated in Oslo.",
    ],
)
def test_a_state_that_stands_alone_two_states_and_an_office_are_parties(text: str) -> None:
    assert names_party(text, names().hits(text))


@pytest.mark.parametrize(
    "text",
    [
        "A shop in Norway closed.",
        "The Norwegian unit sold its shops.",
        "The firm closed.",
        "Norwegian farmers grow oats.",
    ],
)
def test_a_place_and_whose_firm_it_is_are_none(text: str) -> None:
    assert not names_party(text, names().hits(text))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.coder.comparing.abbreviated import abbreviations_in, shortened


@pytest.mark.parametrize(
    ("line", "name", "short"),
    [
        ("reforming the World Health Organization (WHO), and", "World Health Organization", "WHO"),
        ("with the Democratic People’s Republic of Korea (“DPRK”)", "Democratic People’s Republic of Korea", "DPRK"),
        ("under the Indo-Pacific Economic Framework for Prosperity (IPEF).", "Indo-Pacific Economic Framework", "IPEF"),
        ("The Quad and the Association of Southeast Asian Nations (ASEAN)", "Southeast Asian Nations", "ASEAN"),
    ],
)
def test_a_text_says_what_it_abbreviates(line: str, name: str, short: str) -> None:
    found = abbreviations_in([line])
    assert list(found.values()) == [short]
    assert name in next(iter(found))


def test_brackets_that_abbreviate_nothing_give_nothing() -> None:
    assert not abbreviations_in(["Fumio Kishida (Japan) met Joe Biden (left) in the Oval Office (again)."])


def test_the_name_and_its_short_form_are_one() -> None:
    known = {"World Health Organization": "WHO"}
    assert shortened("reform the World Health Organization (WHO)", known) == "reform the WHO"
    assert shortened("reform the WHO", known) == "reform the WHO"
    assert shortened("the World Health Organizations", known) == "the World Health Organizations"


@given(st.text(alphabet="ABab (),of", max_size=60))
def test_any_text_is_read_and_what_is_shortened_stays_so(line: str) -> None:
    known = abbreviations_in([line])
    assert all(line.count(name) and name[0].isupper() for name in known)
    assert shortened(shortened(line, {}), {}) == shortened(shortened(shortened(line, {}), {}), {})

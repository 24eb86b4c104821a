from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.web.uploads import ENDINGS, kept_name
from winset.web.view import Refused


@given(st.text(max_size=80), st.sampled_from(ENDINGS))
def test_a_name_from_outside_never_becomes_a_path(name: str, ending: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{1,40}-[0-9a-f]{10}(\.[a-z]+)+", kept_name(name + ending, b"x"))


@pytest.mark.parametrize("name", ["run.exe", "x.py", "no-ending", ".html.exe", ""])
def test_what_no_reader_knows_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="ends in"):
        kept_name(name, b"x")
    with pytest.raises(Refused, match="empty"):
        kept_name("a.txt", b"")

"""Cells that a spreadsheet opens: what would run as a formula stays text, numbers stay numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.desk.spreadsheet import cell, safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_begins_like_a_formula_is_kept_as_text(start: str) -> None:
    assert safe(f"{start}HYPERLINK(A1)") == f"'{start}HYPERLINK(A1)"


def test_a_list_that_begins_like_a_formula_is_kept_as_text() -> None:
    assert safe(["=1+1", "b"]) == "'=1+1 | b"


def test_values_of_other_kinds() -> None:
    assert [safe(value) for value in (-1, -0.5, None, True, False)] == [-1, -0.5, None, "true", "false"]
    assert cell(date(2024, 5, 6)) == "2024-05-06"


@given(st.text())
def test_nothing_of_a_text_is_lost(text: str) -> None:
    assert safe(text) in {text, f"'{text}"}
    assert not str(safe(text)).startswith(("=", "+", "-", "@", "\t", "\r"))

from __future__ import annotations

import pytest

from winset.web.sheets import Typed, _faults, _number, typed


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.4", 0.4), ("-1", -1), ("−2.5", -2.5), (".5", 0.5), ("１２", 12), ("1,5", None), ("", None), ("high", None)],
)
def test_numbers_as_people_write_them(text: str, value: float | None) -> None:
    assert _number(text) == value


def test_a_question_with_only_a_reason_lacks_its_three_values() -> None:
    assert _faults(Typed(question="q")) == {}
    assert set(_faults(Typed(question="q", reason="so"))) == {("q", "q05"), ("q", "q50"), ("q", "q95")}
    assert set(_faults(Typed(question="q", q05="0", q50="x", q95="1"))) == {("q", "q50")}


def test_fields_of_other_questions_are_not_read() -> None:
    assert typed({"q05-other": ["1"]}, ()) == ()

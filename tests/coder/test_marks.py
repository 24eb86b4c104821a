from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "plover", "marks"),
    [
        ("Japan will meet Oman.", "CONSULT", {"future"}),
        ("Japan did not meet Oman.", "CONSULT", {"negated"}),
        ("Japan may sanction Iran.", "SANCTION", {"hypothetical"}),
        ("If Iran attacks Oman, prices will rise.", "ASSAULT", {"hypothetical"}),
        ("Turkey will not lift sanctions on Iran.", "REJECT", set()),
        ("Turkey refused to meet Greece.", "REJECT", set()),
        ("Turkey threatened to attack Syria.", "THREATEN", set()),
        ("Japan agreed to visit Oman.", "AGREE", set()),
        ("Peru said it would recall its ambassador to Chile.", "SANCTION", {"future"}),
        ("Peru plans to visit Chile.", "CONSULT", {"future"}),
        ("Peru is to host Chile's president.", "CONSULT", {"future"}),
        ("Peru failed to support Chile.", "SUPPORT", {"negated"}),
        ("Peru met Chile two years ago.", "CONSULT", {"historical"}),
        ("Peru held no talks with Chile.", "CONSULT", {"negated"}),
    ],
)
def test_an_act_carries_its_marks(code: Code, text: str, plover: str, marks: set[str]) -> None:
    event = next(e for e in code(text) if e["plover"] == plover)
    assert {m for m in ("negated", "future", "hypothetical", "historical") if event[m]} == marks
    assert marks <= set(event["spans"])


def test_what_others_want_somebody_to_do_is_not_done(code: Code) -> None:
    assert all(e["plover"] != "SANCTION" for e in code("Oman hopes that Japan will sanction Iran."))


def test_what_a_demand_is_about_is_no_second_event(code: Code) -> None:
    assert {e["plover"] for e in code("Oman urged Japan to sanction Iran.")} == {"REQUEST"}

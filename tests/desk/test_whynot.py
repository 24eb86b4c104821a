from __future__ import annotations

from typing import TYPE_CHECKING

from winset.desk.whynot import why_not

if TYPE_CHECKING:
    from winset.desk import Desk


def test_a_sentence_without_an_act_says_why(desk: Desk) -> None:
    assert why_not(desk, "The weather was fine in Tokyo.")["skipped"]
    assert why_not(desk, "Japan and South Korea agreed to share intelligence.")["events"]

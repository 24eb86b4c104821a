"""A record without outcomes teaches no rate: it is neither tested nor forecast from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from winset.desk.resolved import refuse_without_outcomes
from winset.errors import BadInput
from winset.model import Outcome
from winset.testing import small_case

OUTCOME = Outcome(
    option="clinic", adopted="no", adopted_date=None, what="x", later_status="unknown", window_closes="2020",
    known_from=None, source="x", status="likely",
)  # fmt: skip


def test_without_outcomes_the_file_is_named_that_should_hold_them() -> None:
    case = small_case()
    refuse_without_outcomes(replace(case, outcomes=(OUTCOME,)))
    with pytest.raises(BadInput, match=r"outcomes\.csv: nothing is on record of what became of any option"):
        refuse_without_outcomes(replace(case, outcomes=()))

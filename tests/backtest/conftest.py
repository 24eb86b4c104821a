"""A made-up history: easy options pass within the year, hard ones never."""

from __future__ import annotations

import pytest

from winset.model import Case, Option, Outcome, Pair
from winset.testing import option, small_case


def outcome(name: str, adopted: str = "no", date: str | None = None, /) -> Outcome:
    return Outcome(
        option=name, adopted=adopted, adopted_date=date, what="", later_status="", window_closes="2030",
        known_from=date, source="made up", status="verified",
    )  # fmt: skip


def proposed(name: str, level: float, day: str, /, **changes: object) -> Option:
    return option(name, level, first_proposed=day, known_from=day, **changes)


@pytest.fixture(scope="session")
def history() -> Case:
    easy = [proposed(f"easy-{y}", 0.3, f"{y}-03-10") for y in range(1996, 2012)]
    hard = [proposed(f"hard-{y}", 1.0, f"{y}-05-20", on="territory", touches=("territory",)) for y in range(1996, 2012)]
    return small_case(
        options=(*easy, *hard),
        outcomes=(
            *(outcome(o.id, "yes", f"{int(o.first_proposed[:4])}-12-01") for o in easy),
            *(outcome(o.id) for o in hard),
        ),
        pairs=(
            Pair(id="p", title="A pair", earlier="hard-2000", later="easy-2005", what="made up", source="made up"),
        ),
    )  # fmt: skip

"""The back-test of a case on disk: its days, its slice, its sentence for a bad date."""

from __future__ import annotations

import pytest

from winset.desk import Desk, open_case
from winset.desk.backtesting import backtest
from winset.errors import CaseError
from winset.store import CaseFolder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = CaseFolder.create(tmp_path_factory.mktemp("backtesting") / "case", "us-japan-rok")
    return open_case(made.path, as_of="2006-06-30")


def test_days_are_those_asked_for_and_never_after_the_desks(desk: Desk) -> None:
    found = backtest(desk, start="2003", end="2025", until_proposed="2005", draws=20)
    assert (found.start, found.as_of, found.until_proposed) == ("2003-01-01", "2006-06-30", "2005-01-01")
    assert all(o < "2006-06-30" for p in found.pairs for o in (*p.earlier.days, *p.later.days))
    assert 0 < found.population.options < 10
    assert backtest(desk, end="2004-06", draws=0).as_of == "2004-06-30"


def test_a_date_that_is_none_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(CaseError, match="'soon' is no date"):
        backtest(desk, start="soon")


def test_the_default_starts_with_the_case(desk: Desk) -> None:
    assert backtest(desk, until_proposed="2002", draws=0).start == desk.case.start

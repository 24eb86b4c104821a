"""Forecasts are written once, from what is known, and score only if they came before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from winset.desk import Desk, open_case
from winset.desk.forecasting import forecast, score
from winset.errors import CaseError, UnknownName
from winset.store import CaseFolder
from winset.store.ledger import LEDGER

NOW = datetime(2000, 7, 15, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = CaseFolder.create(tmp_path / "case", "us-japan-rok").path
    (made / "forecasts.jsonl").unlink()
    return made


def early(path: Path) -> Desk:
    return open_case(path, as_of="2000-06-30")


def test_every_open_option_gets_one_line_a_horizon(path: Path) -> None:
    desk = early(path)
    written = forecast(desk, horizons=(12, 24), now=NOW)
    states = {row.id: row.state for row in desk.ranking.options}
    assert {row.option for row in written.rows} == {name for name, state in states.items() if state != "revivable"}
    assert len(written.rows) == 2 * len({row.option for row in written.rows})
    assert {row.by for row in written.rows} == {"2001-07-15", "2002-07-15"}
    assert written.seal == written.rows[-1].sha256
    for row in written.rows:
        assert 0.0 < row.probability < 1.0
        assert row.index == pytest.approx(desk.ranking.option(row.option).p_joint, abs=1e-6)
        assert (row.as_of, row.made[:10], row.snapshot) == ("2000-06-30", "2000-07-15", desk.snapshot)


def test_the_same_knowledge_is_not_forecast_twice(path: Path) -> None:
    desk = early(path)
    some = [desk.ranking.options[0].id]
    first = forecast(desk, options=some, horizons=(12,), now=NOW)
    again = forecast(desk, options=some, horizons=(12,), now=NOW.replace(hour=20))
    assert (len(first.rows), len(again.rows), again.had, again.total) == (1, 0, 1, 1)


def test_a_later_horizon_has_the_larger_chance_and_beats_or_meets_the_base(path: Path) -> None:
    desk = early(path)
    rows = forecast(desk, options=[desk.ranking.options[0].id], horizons=(6, 24), now=NOW).rows
    assert rows[0].probability < rows[1].probability
    assert rows[0].base < rows[1].base


def test_what_was_open_then_is_resolved_now(path: Path) -> None:
    forecast(early(path), options=["culture-opening-korea"], horizons=(12,), now=NOW)
    (row,) = score(open_case(path, as_of="2002"), draws=10).score.rows
    assert row.state == "not adopted"
    assert score(early(path), draws=10).score.rows[0].state == "open"


def test_a_forecast_written_after_the_day_counts_for_nothing(path: Path) -> None:
    desk = early(path)
    written = forecast(desk, options=["culture-opening-korea"], horizons=(12,))
    assert written.rows[0].by > written.rows[0].made[:10] > "2003"
    assert score(desk, draws=10).score.rows[0].state == "open"


def test_a_touched_ledger_is_named_and_not_added_to(path: Path) -> None:
    desk = early(path)
    forecast(desk, options=["culture-opening-korea"], horizons=(12,), now=NOW)
    ledger = path / LEDGER
    ledger.write_text(ledger.read_text(encoding="utf8").replace('"base"', '"base" '), encoding="utf8")
    assert score(desk, draws=0).problems == ()  # spaces of JSON say nothing
    ledger.write_text(ledger.read_text(encoding="utf8").replace("2001-07-15", "2021-07-15"), encoding="utf8")
    assert [p.code for p in score(desk, draws=0).problems] == ["changed"]
    with pytest.raises(CaseError, match="broken"):
        forecast(desk, options=["culture-opening-korea"], horizons=(24,), now=NOW)


def test_nonsense_is_a_sentence(path: Path) -> None:
    desk = early(path)
    with pytest.raises(UnknownName, match="open option"):
        forecast(desk, options=["culture-opening-koreas"], now=NOW)
    with pytest.raises(CaseError, match="horizon of 0"):
        forecast(desk, horizons=(0,), now=NOW)

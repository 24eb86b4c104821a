from __future__ import annotations

from pathlib import Path

import pytest

from winset.backtest import backtest
from winset.desk import Desk
from winset.desk.tested import FILE, keep_backtest, kept_backtest
from winset.errors import CaseError
from winset.model import first_day


@pytest.fixture(scope="module")
def kept(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tested")
    whole, _ = desk.folder.case()
    keep_backtest(folder, backtest(whole, start=first_day("2003"), end=first_day("2006"), months=12, draws=20))
    return folder


def test_a_kept_back_test_comes_back_as_it_was(kept: Path) -> None:
    found = kept_backtest(kept, "2030-01-01")
    assert found is not None
    assert found.as_of == "2006-01-01"
    assert found.options > 0
    assert found.index[0] is None or 0 <= found.index[0] <= 1
    assert found.calibrated in {True, False}


def test_it_is_not_shown_before_what_it_knew(kept: Path) -> None:
    assert kept_backtest(kept, "2005-12-31") is None
    assert kept_backtest(kept / "nothing", "2030-01-01") is None


def test_a_damaged_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    with pytest.raises(CaseError, match="--keep"):
        kept_backtest(tmp_path, "2030-01-01")

from __future__ import annotations

import hashlib
import pickle
import shutil
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from winset.desk import open_case, record_report, verified
from winset.desk.kept import STATES, Kept
from winset.desk.sampling import SampleRow, record_label
from winset.model import PollFigure
from winset.store import CaseFolder

EARLY = "2003-06-01"
"""A day on which few options are known, so that a ranking takes no time."""


class Counted:
    """A computation that says how often it ran."""

    def __init__(self, value: object) -> None:
        self.value, self.runs = value, 0

    def __call__(self) -> object:
        self.runs += 1
        return self.value


def test_a_result_is_computed_once_for_each_state_and_argument(tmp_path: Path) -> None:
    once = Counted((1, "a", date(2021, 2, 1)))
    assert Kept(tmp_path, "s1").result("x", once) == once.value
    assert Kept(tmp_path, "s1").result("x", once) == once.value
    assert once.runs == 1
    Kept(tmp_path, "s2").result("x", once)
    Kept(tmp_path, "s2").result("x", once, "argument")
    assert once.runs == 3


def test_arrays_mappings_and_our_own_dataclasses_come_back_as_they_were(tmp_path: Path, desk: object) -> None:
    poll = desk.case.polls[0]  # type: ignore[attr-defined]
    value = (np.arange(6.0).reshape(2, 3), MappingProxyType({"a": 1}), poll, desk.ranking)  # type: ignore[attr-defined]
    Kept(tmp_path, "s").result("x", lambda: value)
    array, mapping, row, ranking = Kept(tmp_path, "s").result("x", lambda: pytest.fail("it was kept"))
    assert (array == value[0]).all()
    assert isinstance(mapping, MappingProxyType)
    assert dict(mapping) == {"a": 1}
    assert isinstance(row, PollFigure)
    assert (row, ranking) == (poll, value[3])


@pytest.mark.parametrize("damage", [lambda raw: raw[:-3], lambda raw: raw[:0], lambda raw: raw[:60] + b"x" + raw[61:]])
def test_a_damaged_file_counts_as_missing(tmp_path: Path, damage: object) -> None:
    value = Counted(list(range(100)))
    Kept(tmp_path, "s").result("x", value)
    (file,) = (f for f in tmp_path.rglob("*") if f.is_file())
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert Kept(tmp_path, "s").result("x", value) == value.value
    assert value.runs == 2


class Hostile:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.mark,)


def test_nothing_in_the_folder_runs_as_a_program(tmp_path: Path) -> None:
    Kept(tmp_path, "s").result("x", lambda: 1)
    (file,) = (f for f in tmp_path.rglob("*") if f.is_file())
    body = pickle.dumps((Hostile(tmp_path / "mark"),))
    file.write_bytes(b"winset result 1\n" + hashlib.sha256(body).digest() + body)
    assert Kept(tmp_path, "s").result("x", lambda: 2) == 2
    assert not (tmp_path / "mark").exists()


def test_what_may_not_be_read_back_is_not_kept(tmp_path: Path) -> None:
    value = Counted(Path("a"))
    for _ in range(2):
        assert Kept(tmp_path, "s").result("x", value) == Path("a")
    assert value.runs == 2


def test_old_states_go(tmp_path: Path) -> None:
    for n in range(STATES + 3):
        Kept(tmp_path, f"s{n}").result("x", lambda: 1)
    assert len(list(tmp_path.iterdir())) == STATES
    assert (tmp_path / f"s{STATES + 2}").is_dir()


def test_a_case_that_was_only_looked_at_stays_untouched(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(shipped, mine)
    before = sorted(f.name for f in mine.rglob("*"))
    assert open_case(mine).threats
    assert sorted(f.name for f in mine.rglob("*")) == before


def test_verify_computes_anew_and_sees_a_kept_result_that_lies(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(shipped, mine)
    first = open_case(mine, as_of=EARLY)
    record_report(first, [("options_ranked", {}, len(first.ranking.options), ())], files=[])
    desk = open_case(mine, as_of=EARLY)
    assert verified(mine).same == 1
    shorter = desk.ranking
    object.__setattr__(shorter, "options", shorter.options[:3])
    shutil.rmtree(mine / "kept")
    open_case(mine, as_of=EARLY).kept_rows.result("ranking", lambda: shorter)
    assert open_case(mine, as_of=EARLY).answer("options_ranked").value == 3
    assert verified(mine).same == 1


def test_states_of_one_family_do_not_push_out_those_of_another(tmp_path: Path) -> None:
    Kept(tmp_path, "rows-1").result("x", lambda: 1)
    for n in range(STATES + 3):
        Kept(tmp_path, f"s{n}").result("x", lambda: 1)
    assert (tmp_path / "rows-1").is_dir()


def test_a_label_leaves_what_rests_on_rows_as_it_was(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(shipped, mine)
    row = SampleRow(id="x:1", stratum="JPN-KOR other", coding="a", sentence=None, url=None, right=None)
    record_label(CaseFolder.open(mine), "coded", row, right=True)
    first = open_case(mine)
    ranking, before = first.ranking, first.snapshot
    record_label(CaseFolder.open(mine), "coded", row, right=False)
    monkeypatch.setattr("winset.desk.desk.ranked", lambda _: pytest.fail("it was kept"))
    second = open_case(mine)
    assert second.snapshot != before
    assert second.ranking == ranking


def test_what_was_written_since_a_case_was_opened_is_not_filed_as_if_it_were_in_it(
    shipped: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(shipped, mine)
    with CaseFolder.open(mine).writing():
        pass
    desk = open_case(mine)
    (mine / "polls.csv").write_text((mine / "polls.csv").read_text(encoding="utf8") + "\n", encoding="utf8")
    assert not desk.kept.stores
    assert open_case(mine).kept.stores

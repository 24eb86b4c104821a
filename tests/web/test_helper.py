from __future__ import annotations

import io
import shutil
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from winset.store import CaseFolder
from winset.web import helper
from winset.web.desks import Desks
from winset.web.helper import Helper, main
from winset.web.line import ASKED


@pytest.fixture
def case(shipped: Path, tmp_path: Path) -> Path:
    mine = Path(shutil.copytree(shipped, tmp_path / "case"))
    with CaseFolder.open(mine).writing():
        pass
    return mine


def test_it_computes_what_it_is_asked_and_says_so(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = '{"desk": 1, "day": "2020-01-01", "audience": null, "name": "%s", "arguments": []}\n'
    monkeypatch.setattr(sys, "stdin", io.StringIO(asked % "game" + asked % "nothing"))
    monkeypatch.setattr(helper, "select", SimpleNamespace(select=lambda *_: ([sys.stdin], [], [])))
    monkeypatch.setattr(helper.os, "nice", lambda _: 0)
    assert main([str(case)]) == 0
    assert capsys.readouterr().out == "done\nfailed\n"
    assert list(case.glob("kept/rows-*/game-*"))


def test_one_goes_on_where_the_process_cannot_run(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper.sys, "executable", "/bin/false")
    done = threading.Event()
    one = Helper(case)
    one.first(Desks(case).at(None), ("ranking",), done.set, ASKED)
    assert done.wait(20)
    one.close()


def test_a_case_that_was_never_written_to_is_left_as_it_is(shipped: Path) -> None:
    seen: list[Any] = []
    Helper(shipped).first(Desks(shipped).at(None), ("ranking",), lambda: seen.append(1), ASKED)
    assert seen == [1]
    assert not (shipped / "kept").exists()


@pytest.mark.full  # a process of its own takes seconds
def test_the_process_answers_and_ends(case: Path) -> None:
    opened, done = Desks(case).at(None), threading.Event()
    one = Helper(case)
    one.first(opened, ("ranking",), done.set, ASKED)
    assert done.wait(60)
    assert list(case.glob("kept/rows-*/ranking-*"))
    one.close()

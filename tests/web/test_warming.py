from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from winset.web import Settings, warming
from winset.web.desks import Desks
from winset.web.opened import Opened
from winset.web.warming import FIRST, asked_for, warm
from winset.web.workspace import Workspace


@pytest.fixture
def workspace(served: Path, tmp_path: Path) -> Workspace:
    case = tmp_path / "case"
    shutil.copytree(served, case, ignore=shutil.ignore_patterns("web.db*"))
    return Workspace(Settings(case=case, warm=False))


def test_pages_of_the_old_desk_are_made_of_the_new_one_first(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "FIRST", ("/meetings",))
    monkeypatch.setattr(warming, "_LOADS", ())
    desks: Desks = workspace.desks
    old = desks.at(None)
    asked = asked_for("/timeline")
    page = asked.kept(old, workspace, "owner")
    new, done = Opened(old.desk, desks.line), threading.Event()
    warm(workspace, new, old, done.set)
    assert done.wait(60)
    assert new.ready(asked.key("owner")) == page
    assert new.ready(asked_for("/meetings").key("owner")) is not None
    workspace.close()


def test_every_page_of_the_menu_is_one_that_all_of_a_role_see_alike() -> None:
    assert [asked_for(path).url for path in FIRST] == list(FIRST)
    assert asked_for("/options/{id}", id="hotline").url == "/options/hotline"
    with pytest.raises(KeyError):
        asked_for("/label")

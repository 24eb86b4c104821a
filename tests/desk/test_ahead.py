from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from winset.desk import add, open_case, pending, read
from winset.desk.ahead import OF_DESK, compute_ahead
from winset.desk.awaiting import awaiting, decided_ids
from winset.desk.corrections import history, undo
from winset.desk.review import Decision, decide
from winset.desk.weighing import weights_of
from winset.errors import UnknownName

TEXT = (
    "A statement\n\n2024-05-14\n\nThe biggest constraint on South Korea is public opinion, which opposes closer ties.\n"
)


@pytest.fixture(scope="module")
def told(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a text that suggests something."""
    mine = tmp_path_factory.mktemp("told") / "us-japan-rok"
    shutil.copytree(shipped, mine)
    (mine.parent / "text.txt").write_text(TEXT, encoding="utf8")
    add(mine, [mine.parent / "text.txt"])
    read(mine)
    return mine


def test_what_is_computed_ahead_is_there_for_the_next_desk(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compute_ahead(open_case(told), "weights", "joint-statement", "open")
    monkeypatch.setattr("winset.desk.weighing.stakes_of", lambda *_: pytest.fail("it was kept"))
    desk = open_case(told)
    first = desk.ranking.options[0].id
    assert weights_of(desk).weigh((first,)).options == (first,)


def test_a_result_that_nobody_knows_is_refused(told: Path) -> None:
    with pytest.raises(UnknownName, match="result"):
        compute_ahead(open_case(told), "everything")


def test_every_property_that_another_process_may_compute_has_a_name(told: Path) -> None:
    assert all(hasattr(type(open_case(told)), name) for name in OF_DESK)


def test_suggestions_are_kept_until_somebody_decides(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_case(told)
    found = awaiting(desk)
    assert found == pending(told)
    with monkeypatch.context() as patched:
        patched.setattr("winset.desk.awaiting.pending", lambda _: pytest.fail("they were kept"))
        assert awaiting(open_case(told)) == found
    decide(told, [Decision(id=found[0].id, accept=False, set={}, reason="a test")])
    assert awaiting(open_case(told)) == pending(told) != found
    assert decided_ids(desk.folder) == {found[0].id}
    undo(told, history(told)[-1].id)
    assert not decided_ids(desk.folder)

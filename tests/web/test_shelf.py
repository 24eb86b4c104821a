from __future__ import annotations

from pathlib import Path

import pytest

from winset.web.answer import Answer
from winset.web.shelf import Shelf, program_state

PAGE = Answer(status=200, kind="text/html", packed=b"\x1f\x8b words", is_packed=True, tag='"a"', headers={"x": "y"})


def test_a_page_is_there_after_a_restart_for_the_state_that_it_was_made_of(tmp_path: Path) -> None:
    file, key = tmp_path / "kept" / "pages", tmp_path / "state" / "seal"
    Shelf(file, key).keep("one", {"/": PAGE})
    again = Shelf(file, key)
    assert again.found("one", "/") == PAGE
    assert again.found("two", "/") is None
    assert again.found("one", "/options") is None
    assert key.stat().st_mode & 0o777 == 0o600


def test_pages_that_somebody_else_put_into_a_case_are_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "pages"
    Shelf(file, tmp_path / "theirs").keep("one", {"/": PAGE})
    assert Shelf(file, tmp_path / "mine").found("one", "/") is None
    Shelf(tmp_path / "other", tmp_path / "mine").keep("one", {"/": PAGE})
    assert Shelf(file, tmp_path / "mine").found("one", "/") is None


@pytest.mark.parametrize("at", [0, 40, -1])
def test_a_changed_byte_makes_all_of_them_worthless(tmp_path: Path, at: int) -> None:
    file, key = tmp_path / "pages", tmp_path / "seal"
    Shelf(file, key).keep("one", {"/": PAGE})
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)
    assert Shelf(file, key).found("one", "/") is None


def test_where_nothing_may_be_written_nothing_is_kept(tmp_path: Path) -> None:
    Shelf(None, tmp_path / "seal").keep("one", {"/": PAGE})
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").touch()
    Shelf(tmp_path / "file" / "pages", tmp_path / "seal").keep("one", {"/": PAGE})
    assert Shelf(tmp_path / "file" / "pages", tmp_path / "seal").found("one", "/") is None


def test_the_program_has_one_state() -> None:
    assert program_state() == program_state()
    assert len(program_state()) == 64

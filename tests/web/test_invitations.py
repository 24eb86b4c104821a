from __future__ import annotations

import pytest

from winset.web.accounts import NotAccepted
from winset.web.database import WebDatabase
from winset.web.invitations import Invitations

PASSWORD = "four words that differ"  # noqa: S105 - of nobody


def test_an_invitation_makes_one_account() -> None:
    held = Invitations(WebDatabase(None))
    token = held.made("coder", "ann")
    assert held.role_of(token) == "coder"
    assert held.accepted(token, "bob", PASSWORD).role == "coder"
    assert held.role_of(token) is None
    with pytest.raises(NotAccepted):
        held.accepted(token, "eve", PASSWORD)


def test_a_name_that_is_taken_does_not_use_it_up() -> None:
    held = Invitations(WebDatabase(None))
    held.accepted(held.made("coder", "ann"), "bob", PASSWORD)
    token = held.made("coder", "ann")
    with pytest.raises(NotAccepted, match="taken"):
        held.accepted(token, "bob", PASSWORD)
    assert held.role_of(token) == "coder"


def test_a_thousand_old_or_invented_invitations_open_nothing() -> None:
    held = Invitations(WebDatabase(None))
    old = [held.made("observer", "ann", days=-1) for _ in range(500)]
    for number, token in enumerate([*old, *(f"invented-{i}" for i in range(500))]):
        assert held.role_of(token) is None
        if number % 100 == 0:
            with pytest.raises(NotAccepted):
                held.accepted(token, f"eve{number}", PASSWORD)
    assert all(one.used is None for one in held.all())


def test_tokens_are_not_kept() -> None:
    database = WebDatabase(None)
    token = Invitations(database).made("coder", "ann")
    with database.use() as con:
        assert token not in str(con.execute("SELECT * FROM invitations").fetchall())

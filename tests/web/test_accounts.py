from __future__ import annotations

import pytest

from winset.web.accounts import Accounts, NotAccepted
from winset.web.database import WebDatabase


@pytest.fixture
def accounts() -> Accounts:
    found = Accounts(WebDatabase(None))
    with found._database.use() as con:
        found.made(con, "Ann", "four words that differ", "owner")
    return found


def test_passwords_are_kept_as_argon2id_only(accounts: Accounts) -> None:
    with accounts._database.use() as con:
        (digest,) = con.execute("SELECT password FROM accounts").fetchone()
    assert digest.startswith("$argon2id$")
    assert "four words" not in digest


def test_only_the_right_password_opens_an_account(accounts: Accounts) -> None:
    found = accounts.checked("ANN ", "four words that differ")
    assert found is not None
    assert (found.name, found.role) == ("ann", "owner")
    assert accounts.checked("ann", "four words that differ.") is None
    assert accounts.checked("bob", "four words that differ") is None


@pytest.mark.parametrize(
    ("name", "password", "role"),
    [
        ("ann", "another long password", "coder"),
        ("x", "another long password", "coder"),
        ("bob smith", "another long password", "coder"),
        ("bob", "short", "coder"),
        ("bob", "another long password", "king"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(
    accounts: Accounts, name: str, password: str, role: str
) -> None:
    with pytest.raises(NotAccepted, match=r"\w+ \w+"), accounts._database.use() as con:
        accounts.made(con, name, password, role)
    assert [a.name for a in accounts.all()] == ["ann"]


def test_the_last_owner_stays(accounts: Accounts) -> None:
    assert not accounts.closed("ann")
    with accounts._database.use() as con:
        accounts.made(con, "bob", "another long password", "owner")
    assert accounts.closed("ann")
    assert not accounts.closed("bob")
    assert accounts.checked("ann", "four words that differ") is None

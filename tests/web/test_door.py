from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client

PASSWORD = "four words that differ"  # noqa: S105 - of nobody


def joined(client: Client, role: str, name: str) -> None:
    """Come in by an invitation."""
    client.http.cookies.clear()
    token = client.app.workspace.invitations.made(role, "start")
    assert role in client.get("/join", params={"invitation": token}).text
    made = client.request("POST", "/join", data={"invitation": token, "name": name, "password": PASSWORD})
    assert made.status_code == 303
    assert "Secure" in made.headers["set-cookie"]
    assert "HttpOnly" in made.headers["set-cookie"]


def test_people_come_in_by_invitation_and_then_by_password(guarded: Client) -> None:
    assert guarded.get("/").status_code == 401
    joined(guarded, "owner", "ann")
    assert "Signed in as ann (owner)" in guarded.get("/account").text
    guarded.post("/leave")
    assert guarded.get("/").status_code == 401
    wrong = guarded.request("POST", "/login", data={"name": "ann", "password": "wrong password here"})
    assert wrong.status_code == 403
    assert guarded.request("POST", "/login", data={"name": "ann", "password": PASSWORD}).status_code == 303
    assert guarded.get("/timeline").status_code == 200


def test_guessing_passwords_is_stopped(guarded: Client) -> None:
    statuses = [
        guarded.request("POST", "/login", data={"name": "ann", "password": f"guess number {i}"}).status_code
        for i in range(12)
    ]
    assert statuses.count(403) <= 6
    assert statuses[-1] == 429


def test_a_thousand_expired_invitations_are_refused_and_logged(guarded: Client) -> None:
    space = guarded.app.workspace
    old = [space.invitations.made("owner", "start", days=-1) for _ in range(10)]
    statuses = {guarded.get("/join", params={"invitation": old[i % 10]}).status_code for i in range(1000)}
    assert statuses == {403}
    space.audit.flush()
    with space.database.use() as con:
        (logged,) = con.execute("SELECT count(*) FROM audit WHERE why LIKE 'invitation%'").fetchone()
    assert logged == 1000


FORBIDDEN = {
    "observer": ["/review", "/label", "/upload", "/correct?file=options.toml&id=x", "/people", "/audit"],
    "expert": ["/review", "/label", "/upload", "/people", "/audit"],
    "coder": ["/people", "/audit"],
}


@pytest.mark.parametrize("role", list(FORBIDDEN))
def test_a_role_sees_and_does_only_what_is_its_own(guarded: Client, role: str) -> None:
    joined(guarded, role, f"{role}1")
    assert guarded.get("/meetings").status_code == 200
    for path in FORBIDDEN[role]:
        assert guarded.get(path).status_code == 403, path
        assert guarded.post(path.partition("?")[0], {"do": "invite", "role": "owner"}).status_code in {403, 405}, path
    if role == "coder":
        assert guarded.get("/upload").status_code == 200
    else:
        assert guarded.post("/undo", {"act": "1"}).status_code == 403


def test_closing_an_account_ends_its_sessions(guarded: Client) -> None:
    joined(guarded, "observer", "bob")
    bob = dict(guarded.http.cookies)
    joined(guarded, "owner", "ann")
    assert guarded.post("/people", {"do": "close", "name": "bob"}).status_code == 303
    guarded.http.cookies.clear()
    guarded.http.cookies.update(bob)
    assert guarded.get("/").status_code == 401


def test_the_start_address_works_once(working: Client) -> None:
    working.http.cookies.clear()
    again = working.get("/start", params={"token": "anything"})
    assert again.status_code == 403
    assert "worked once" in again.text

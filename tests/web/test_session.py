from __future__ import annotations

from pathlib import Path

from winset.web.session import IDLE, WHOLE, Sessions
from winset.web.settings import Settings


def sessions(**settings: object) -> tuple[Sessions, list[float]]:
    now = [0.0]
    return Sessions(Settings(case=Path(), **settings), clock=lambda: now[0]), now  # type: ignore[arg-type]


def test_the_start_token_works_once() -> None:
    held, _ = sessions()
    token = held.start_token or ""
    assert held.exchanged("other") is None
    assert held.exchanged(token) is not None
    assert held.exchanged(token) is None


def test_a_session_ends_when_idle_and_in_any_case() -> None:
    held, now = sessions()
    cookie = f"{held.cookie}={held.begun('ann', 'coder')}"
    assert held.of(cookie) is not None
    now[0] += IDLE - 1
    assert held.of(cookie) is not None
    now[0] += IDLE + 1
    assert held.of(cookie) is None
    cookie = f"{held.cookie}={held.begun('ann', 'coder')}"
    for _ in range(int(WHOLE / (IDLE - 1)) + 2):
        now[0] += IDLE - 1
        found = held.of(cookie)
    assert found is None


def test_the_cookie_is_strict_and_out_of_reach_of_scripts() -> None:
    plain, _ = sessions(port=9000)
    header = plain.header("secret")
    assert header == "winset_9000=secret; Path=/; HttpOnly; SameSite=Strict"
    secure, _ = sessions(accounts=True, behind_proxy=True)
    assert secure.header("secret") == "__Host-winset=secret; Path=/; HttpOnly; SameSite=Strict; Secure"
    assert secure.start_token is None


def test_only_a_digest_of_the_cookie_is_kept() -> None:
    held, _ = sessions()
    secret = held.begun("ann", "coder")
    assert secret not in repr(held.of(f"{held.cookie}={secret}"))
    held.ended_of("ann")
    assert held.of(f"{held.cookie}={secret}") is None

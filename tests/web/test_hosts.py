from __future__ import annotations

from pathlib import Path

import pytest

from winset.web.hosts import is_allowed, is_loopback, listening_refusal, own_origins
from winset.web.settings import Settings

EVERYWHERE = ".".join("0000")


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.8.9.1", True), (EVERYWHERE, False), ("::", False),
     ("192.168.0.2", False), ("example.org", False)],
)  # fmt: skip
def test_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({}, None),
        ({"host": EVERYWHERE}, "--accounts"),
        ({"host": EVERYWHERE, "accounts": True}, "--certificate"),
        ({"host": EVERYWHERE, "accounts": True, "tls": True}, "--name"),
        ({"host": EVERYWHERE, "accounts": True, "tls": True, "names": ("a.example",)}, None),
        ({"behind_proxy": True}, "--accounts"),
        ({"behind_proxy": True, "accounts": True, "names": ("a.example",)}, None),
    ],
)
def test_others_are_served_only_with_accounts_tls_and_a_name(settings: dict[str, object], word: str | None) -> None:
    found = listening_refusal(Settings(case=Path(), **settings))  # type: ignore[arg-type]
    assert (found is None) if word is None else (found is not None and word in found)


def test_only_our_names_are_answered() -> None:
    settings = Settings(case=Path(), names=("winset.example.org",))
    for host in ("127.0.0.1:8350", "localhost:8350", "[::1]:8350", "winset.example.org", "WINSET.example.org:443"):
        assert is_allowed(host, settings), host
    for host in (
        "evil.example",
        "localhost:80",
        "127.0.0.1.evil.example",
        "",
        "a b",
        "winset.example.org.evil",
        "[::2]",
    ):
        assert not is_allowed(host, settings), host


def test_our_origin_is_that_of_the_host() -> None:
    assert own_origins("LocalHost:8350", Settings(case=Path())) == ("http://localhost:8350",)
    assert own_origins("a.example", Settings(case=Path(), behind_proxy=True)) == ("https://a.example",)

from __future__ import annotations

import pytest

from winset.web.csrf import cross_site_refusal

OURS = ("http://127.0.0.1:8350",)


@pytest.mark.parametrize(
    ("method", "headers", "allowed"),
    [
        ("GET", {}, True),
        ("GET", {"sec-fetch-site": "same-origin"}, True),
        ("GET", {"sec-fetch-site": "none"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}, False),
        ("POST", {"sec-fetch-site": "same-origin"}, True),
        ("POST", {"sec-fetch-site": "same-origin", "origin": OURS[0]}, True),
        ("POST", {"origin": OURS[0]}, True),
        ("POST", {"origin": "null"}, False),
        ("POST", {"sec-fetch-site": "none"}, False),
        ("POST", {"sec-fetch-site": "same-site", "origin": OURS[0]}, False),
        ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),
        ("POST", {}, False),
    ],
)
def test_what_browsers_say_of_a_request_decides(method: str, headers: dict[str, str], allowed: bool) -> None:
    assert (cross_site_refusal(method, headers, OURS) is None) is allowed

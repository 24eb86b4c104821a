"""Sites are left alone where they ask for it (cases of RFC 9309)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.sources.web.robots import Robots

FILE = """
User-agent: other
Disallow: /

User-Agent: winset
User-agent: friend   # a comment
Disallow: /private/
Allow: /private/open
Disallow: /*.gif$
Disallow: /a*/b
Crawl-delay: 7

User-agent: *
Disallow: /all
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private/x", False), ("/private/open/x", True), ("/x.gif", False), ("/x.gif?y", True),
        ("/abc/b/d", False), ("/all", True), ("/%70rivate/x", False),
    ],
)  # fmt: skip
def test_the_longest_rule_of_ones_own_group_decides(path: str, allowed: bool) -> None:
    rules = Robots.parse(FILE, "winset/0.1 (research)")
    assert rules.allow(path) is allowed
    assert rules.delay == 7


def test_the_group_for_all_holds_for_those_that_no_group_names() -> None:
    rules = Robots.parse(FILE, "stranger/1")
    assert not rules.allow("/all/x")
    assert rules.allow("/private/x")
    assert rules.delay is None


def test_no_rules_allow_and_a_site_that_cannot_say_is_left_alone() -> None:
    assert Robots.parse("", "winset").allow("/x")
    assert Robots.parse("User-agent: *\nDisallow:", "winset").allow("/x")
    assert not Robots(closed=True).allow("/x")


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_file_is_read(text: str, path: str) -> None:
    assert Robots.parse("User-agent: *\nDisallow: /" + text, "winset").allow("/" + path) in {True, False}

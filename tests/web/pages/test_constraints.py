from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client

LINK = re.compile(r'href="(/(?!static|start)[^"#]*)')


def test_no_link_of_a_case_that_has_little_leads_nowhere(small: Client) -> None:
    asked, waiting = set[str](), ["/", "/constraints"]
    broken = []
    while waiting:
        address = waiting.pop()
        asked.add(address)
        found = small.get(address)
        if found.status_code not in {200, 303}:
            broken.append((address, found.status_code))
        elif found.headers["content-type"].startswith("text/html"):
            links = {html.unescape(link) for link in LINK.findall(found.text)}
            waiting += [link for link in sorted(links) if link not in asked and link not in waiting and _plain(link)]
    assert broken == []
    assert len(asked) > 30


def _plain(address: str) -> bool:
    """Whether it is no other order or page of a table that is there already."""
    return not re.search(r"[?&](sort|size|page|q|filter|at|format|lang|as_of)=", address)


def test_a_constraint_on_an_issue_without_a_ladder_is_named_without_a_link(small: Client) -> None:
    page = small.get("/constraints").text
    assert "Elections due in 2027" in page
    assert "Domestic politics" in page
    assert "/issues/domestic-politics" not in page

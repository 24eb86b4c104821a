from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client

FIRST = [
    "/", "/options", "/package", "/scenario", "/constraints", "/issues", "/relations", "/opinion", "/timeline",
    "/meetings", "/commitments", "/documents", "/search?q=Japan", "/methods", "/history", "/review", "/label",
    "/brief", "/calendar", "/watch", "/ties", "/ties/changes", "/dormant", "/who", "/who?q=Japan+prime+minister",
    "/compare", "/readings", "/rounds", "/experts", "/paste",
    "/upload", "/people", "/audit", "/countries/JPN", "/relations/JPN-KOR", "/issues/dprk", "/actors",
    "/package?o=women-dialogue", "/api/openapi.json", "/options.csv", "/constraints.json", "/documents.csv",
]  # fmt: skip
VOID = {"meta", "link", "input", "br", "img"}


class Structure(HTMLParser):
    """Collects what a page must not have, and its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if "style" in told or any(name.startswith("on") for name in told) or (tag == "script" and "src" not in told):
            self.inline.append(self.get_starttag_text() or tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if told.get("id"):
            self.ids.append(told["id"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open
            assert self.open.pop() == tag


def test_what_is_kept_for_the_next_visitor_holds_nothing_of_this_one(browsing: Client) -> None:
    from winset.web.routes import ROUTES  # noqa: PLC0415 - here only

    private = {spec.path for spec in ROUTES if spec.private}
    for path in FIRST:
        if path.partition("?")[0] not in private:
            assert browsing.token not in browsing.get(path).text, path
    for spec in ROUTES:
        if spec.method == "GET" and spec.private and spec.path != "/upload/progress":
            assert browsing.get(spec.path).headers["cache-control"] == "no-store", spec.path


@pytest.mark.parametrize("path", [p for p in FIRST if not p.startswith(("/api", "/package?")) and "." not in p])
def test_a_page_is_whole_and_has_nothing_inline(browsing: Client, path: str) -> None:
    found = browsing.get(path)
    assert found.status_code == 200, found.text[:500]
    page = Structure()
    page.feed(found.text)
    assert page.inline == []
    assert page.open == []
    assert page.headings.count(1) == 1
    assert len(page.ids) == len(set(page.ids)), [i for i in page.ids if page.ids.count(i) > 1]
    assert "content-security-policy" in found.headers


def test_every_link_of_the_first_pages_leads_somewhere(browsing: Client) -> None:
    todo, seen, kinds = ["/"], set(), {}
    broken = []
    while todo and len(seen) < 150:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        found = browsing.get(path)
        if found.status_code != 200:
            broken.append((path, found.status_code))
        if "html" not in found.headers["content-type"]:
            continue
        for link in re.findall(r'href="(/[^"#]*)', found.text):
            address = link.replace("&amp;", "&")
            kind = re.sub(r"=[^&]*", "=", re.sub(r"(?<=/)[^/?]+(?=\?|$)", "x", address))
            if address not in seen and not address.startswith("/static") and kinds.get(kind, 0) < 2:
                kinds[kind] = kinds.get(kind, 0) + 1
                todo.append(address)
    assert broken == []
    assert len(seen) > 80


def test_a_number_is_one_click_from_its_sentence(browsing: Client) -> None:
    front = browsing.get("/").text
    number = re.search(r'class="n" href="(/number\?f=constraint&amp;[^"]+)"', front)
    assert number is not None
    page = browsing.get(number[1].replace("&amp;", "&")).text
    proof = re.search(r'href="(/evidence\?id=[^"]+)"', page)
    assert proof is not None
    assert "Source" in browsing.get(proof[1].replace("&amp;", "&")).text


def test_a_coded_sentence_says_why_and_another_why_not(browsing: Client) -> None:
    listed = browsing.get("/documents").text
    document = re.search(r'href="(/documents/[0-9a-f]{16})"', listed)
    assert document is not None
    page = browsing.get(document[1]).text
    assert "rule <code>" in page
    assert "agreed to" in page
    question = re.search(r'href="(/documents/[0-9a-f]{16}\?why=\d+)#s', page)
    assert question is not None
    assert 'role="status"' in browsing.get(question[1]).text


def test_what_texts_say_is_shown_never_obeyed(browsing: Client) -> None:
    document = re.search(r'href="(/documents/[0-9a-f]{16})"', browsing.get("/documents").text)
    assert document is not None
    page = browsing.get(document[1]).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
    assert "⟦RLO⟧" in page


def test_as_of_is_everywhere(browsing: Client) -> None:
    then = browsing.get("/options?as-of=2015-06-30")
    now = browsing.get("/options")
    assert then.status_code == 200
    assert "as it was known on <b>30 June 2015</b>" in then.text
    assert then.text.count("/options/") != now.text.count("/options/")
    assert "as-of=2015-06-30" in re.search(r'href="(/options/[^"]+)"', then.text)[1]  # type: ignore[index]
    assert browsing.get("/options?as-of=yesterday").status_code == 400


def test_the_first_page_is_small_on_the_wire(browsing: Client) -> None:
    found = browsing.get("/", headers={"accept-encoding": "gzip"})
    wire = int(found.headers["content-length"])
    for name in re.findall(r'(?:href|src)="(/static/[^"]+)"', found.text):
        wire += int(browsing.get(name, headers={"accept-encoding": "gzip"}).headers["content-length"])
    assert wire <= 60_000


def test_the_same_page_again_is_not_sent_again(browsing: Client) -> None:
    tag = browsing.get("/issues").headers["etag"]
    again = browsing.get("/issues", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""


def test_a_composer_weighs_what_is_ticked(browsing: Client) -> None:
    ids = re.findall(r'name="o" value="([^"]+)"', browsing.get("/package").text)[:2]
    page = browsing.get("/package", params={"o": ids}).text
    assert "Every country ratifies it in" in page
    part = browsing.get("/package", params={"o": ids}, headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert "Every country ratifies it in" in part
    found = browsing.get("/api/package", params={"o": ids}).json()
    assert found["options"] == sorted(found["options"], key=found["options"].index)
    assert 0 <= found["low"] <= found["joint"] <= found["high"] <= 1


def test_a_slider_moves_options(browsing: Client) -> None:
    page = browsing.get("/scenario", params={"USA-GOV": "0.3"}).text
    assert "Options before and after" in page
    assert browsing.get("/scenario", params={"USA-GOV": "9"}).status_code == 422
    assert browsing.get("/scenario", params={"USA-GOV": "x"}).status_code == 422


def test_pages_speak_of_what_is_missing(browsing: Client) -> None:
    for path in (
        "/options/none",
        "/issues/none",
        "/countries/FRA",
        "/documents/none",
        "/evidence?id=none",
        "/number?f=x",
    ):
        found = browsing.get(path)
        assert found.status_code == 404, path
        assert "<h1>Not found</h1>" in found.text

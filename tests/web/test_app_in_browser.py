"""The workspace in Chromium: every page, every width, both schemes, by mouse and by keyboard."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from winset.web import Limits, Settings, application
from winset.web.guard import Guard
from winset.web.serve import listening

if TYPE_CHECKING:
    from tests.browser import Browser

pytestmark = pytest.mark.full

WIDTHS = (360, 390, 768, 1100, 1440, 1920)
PAGES = [
    "/", "/options", "/package", "/scenario", "/constraints", "/issues", "/issues/dprk", "/relations",
    "/relations/JPN-KOR", "/opinion", "/timeline", "/meetings", "/commitments", "/documents", "/search?q=Japan",
    "/methods", "/history", "/review", "/label", "/upload", "/people", "/audit", "/countries/KOR", "/actors",
    "/scenario?USA-GOV=0.2", "OPTION", "PACKAGE", "DOCUMENT", "EVIDENCE", "NUMBER", "CORRECT", "TREND",
]  # fmt: skip


@dataclass
class Site:
    """A running workspace and a browser in it."""

    app: Guard
    browser: Browser
    case: Path
    addresses: dict[str, str] = field(default_factory=dict)

    def go(self, path: str, *, width: int = 1100, dark: bool = False) -> None:
        """Show a page."""
        self.browser.go(self.addresses.get(path, path), width=width, dark=dark)


@pytest.fixture(scope="module")
def site(served: Path, tmp_path_factory: pytest.TempPathFactory, browsers: Callable[[str], Browser]) -> Iterator[Site]:
    """A server on a free port, and Chromium inside."""
    case = tmp_path_factory.mktemp("site") / "us-japan-rok"
    shutil.copytree(served, case, ignore=shutil.ignore_patterns("web.db*"))
    listener = listening("127.0.0.1", 0)
    port = listener.getsockname()[1]
    app = application(Settings(case=case, port=port, limits=Limits(rate=1e6, burst=1e6), patience=60.0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", http="h11", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    found = Site(app, browsers(f"http://127.0.0.1:{port}"), case)
    found.browser.listen()
    found.go(f"/start?token={app.workspace.sessions.start_token}")
    found.addresses |= addresses(found)
    yield found
    server.should_exit = True
    thread.join(10)
    listener.close()


def addresses(site: Site) -> dict[str, str]:
    """Addresses of pages of one thing."""

    def first(path: str, pattern: str) -> str:
        site.go(path)
        links = site.browser.run("[...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))")
        return next(link for link in links if re.match(pattern, link or ""))

    option = first("/options", r"/options/\w")
    return {
        "OPTION": option,
        "PACKAGE": f"/package?o={option.rpartition('/')[2]}",
        "DOCUMENT": first("/documents", r"/documents/[0-9a-f]{16}"),
        "EVIDENCE": first("/timeline", r"/evidence"),
        "NUMBER": first("/", r"/number"),
        "CORRECT": first(option, r"/correct"),
        "TREND": first("/opinion", r"/opinion/"),
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_violation(site: Site, axe: str, page: str, dark: bool) -> None:
    site.go(page, dark=dark)
    assert site.browser.violations(axe) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways(site: Site, page: str) -> None:
    for width in WIDTHS:
        site.go(page, width=width)
        assert site.browser.width() <= width, width


def test_from_a_number_to_its_sentence(site: Site) -> None:
    site.go("/")
    site.browser.click("main a.n[href*='f=constraint']")
    assert "What it rests on" in site.browser.run("document.body.innerText")
    site.browser.click("main .evidence a[href*='/evidence']")
    assert "Source" in site.browser.run("document.querySelector('main').innerText")
    site.browser.run("history.back()")
    site.browser.wait("location.pathname === '/number'")


def test_from_a_document_to_why_a_sentence_was_coded(site: Site) -> None:
    site.go("DOCUMENT")
    site.browser.run("document.querySelector('main sup a[href^=\"#w\"]').click()")
    number = site.browser.run("location.hash.slice(2)")
    assert "rule" in site.browser.run(f"document.querySelector('#w{number}').innerText")
    site.browser.click('main sup a[href*="why="]')
    assert site.browser.run("document.querySelector('[role=status]') !== null")


def test_the_composer_answers_while_one_ticks(site: Site) -> None:
    site.go("/package")
    site.browser.run("document.querySelectorAll('input[name=o]')[0].click()")
    site.browser.wait("document.querySelector('#result').innerText.includes('1 option')")
    site.browser.run("document.querySelectorAll('input[name=o]')[1].click()")
    site.browser.wait("document.querySelector('#result').innerText.includes('2 options')")
    assert site.browser.run("location.search").count("o=") == 2
    site.browser.run("location.reload()")
    site.browser.wait(
        "document.readyState === 'complete' && document.querySelectorAll('input[name=o]:checked').length === 2"
    )


def test_a_slider_answers_at_once(site: Site) -> None:
    site.go("/scenario")
    site.browser.run(
        "(() => { const s = document.querySelector('input[type=range]'); s.value = '0.3';"
        " for (const e of ['input', 'change']) { s.dispatchEvent(new Event(e, {bubbles: true})); } })()"
    )
    site.browser.wait("document.querySelector('#result').innerText.includes('Tier then')")
    site.browser.wait("location.search.includes('0.3')")
    assert site.browser.run("document.querySelector('output').textContent") == "0.30"


def test_a_citation_is_copied_from_beside_its_table(site: Site) -> None:
    site.browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    site.go("/options?sort=-index")
    site.browser.unfold()
    site.browser.run("document.querySelector('button[data-copy]').focus()")
    site.browser.press("Enter", 13, "\r")
    site.browser.wait("document.querySelector('button[data-copy]').textContent === 'Copied'", 10)
    cited = site.browser.run("document.querySelector('textarea[readonly]').value")
    assert site.browser.run("navigator.clipboard.readText()") == cited
    assert cited.endswith("/options?sort=-index")
    assert "as known on" in cited


def test_a_series_leaves_with_a_description_of_its_columns(site: Site) -> None:
    site.go("/relations/JPN-KOR")
    links = site.browser.run("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert any(link.endswith(".csv") for link in links if link)
    for name, kind in (("all.csv", "text/csv"), ("all.metadata.json", "application/json")):
        got = site.browser.run(
            f"fetch('/series/coded/JPN-KOR/{name}').then(async r => [r.status, r.headers.get('content-type'), "
            "await r.text()])"
        )
        assert got[0] == 200
        assert got[1].startswith(kind)
        assert "conflict_share" in got[2]


def test_a_label_is_given_and_taken_back(site: Site) -> None:
    site.go("/label")
    site.browser.click("button[name=right][value=yes]")
    assert "1 of" in site.browser.run("document.querySelector('main').innerText")
    site.browser.click("main button.plain")
    site.go("/label")
    assert "0 of" in site.browser.run("document.querySelector('main').innerText")


def test_an_upload_is_read_while_the_page_shows_how_far_it_is(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(
        "Talks\n\n2024-06-01\n\nOn 1 June 2024 Japan and South Korea agreed to hold talks.\n", encoding="utf8"
    )
    site.go("/upload")
    site.browser.attach("#files", file)
    site.browser.click("main button.main")
    site.browser.wait("document.querySelector('#jobs').innerText.includes('done')", 120)


def test_the_keyboard_is_enough(site: Site) -> None:
    site.go("/options")
    seen = []
    for _ in range(25):
        site.browser.press("Tab", 9)
        seen.append(
            site.browser.run(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                " return [e.tagName, e.textContent.trim().slice(0, 30), s.outlineStyle !== 'none']; })()"
            )
        )
    assert seen[0][1] == "Skip to the content"
    assert all(row[2] for row in seen), [row for row in seen if not row[2]]
    assert any(row[1] == "Package" for row in seen)
    site.browser.run("document.querySelector('a.skip').focus()")
    site.browser.press("Enter", 13, "\r")
    assert site.browser.run("location.hash") == "#main"


def test_every_page_works_without_javascript(site: Site) -> None:
    site.browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        site.browser.call("Page.navigate", url=site.browser.base + site.addresses["PACKAGE"])
        time.sleep(1.5)
    finally:
        site.browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "Every country ratifies it in" in site.browser.run("document.body.innerText")


def test_browsers_refused_nothing_and_complained_of_nothing(site: Site) -> None:
    site.browser.heard.clear()
    for page in PAGES:
        site.go(page)
    assert site.browser.heard == []
    assert dict(site.app.workspace.violations.counts) == {}

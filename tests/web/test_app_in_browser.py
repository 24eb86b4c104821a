"""The workspace in Chromium: every page, every width, both schemes, by mouse and by keyboard."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from winset.web import Limits, Settings, application
from winset.web.guard import Guard
from winset.web.serve import listening

pytestmark = pytest.mark.full

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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
    base: str
    browser: Any
    case: Path
    addresses: dict[str, str]

    def go(self, path: str, *, width: int = 1100, dark: bool = False) -> None:
        """Show a page."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.browser.call("Emulation.setEmulatedMedia", features=[scheme])
        self.browser.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
        )
        self.visit(self.base + self.addresses.get(path, path))

    def visit(self, url: str) -> None:
        """Open an address and wait until it is there."""
        self.browser.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def wait(self, condition: str, seconds: float = 30.0) -> None:
        """Wait for a condition of the page."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if self.browser.run(condition):
                    return
            except AssertionError:  # the page is just being left
                pass
            time.sleep(0.05)
        pytest.fail(f"{condition} did not come true on {self.browser.run('location.href')}")

    def run(self, script: str) -> Any:  # noqa: ANN401 - JSON values
        """The value of an expression in the page."""
        return self.browser.run(script)

    def click(self, selector: str) -> None:
        """Click something and wait for the page that comes."""
        self.run("window.__here = true")
        self.run(f"document.querySelector({json.dumps(selector)}).click()")
        self.wait("!window.__here && document.readyState === 'complete'")


def driver() -> Any:  # noqa: ANN401 - the browser of the report's tests
    """Chromium over its debugging pipe, as the tests of the report have it."""
    path = Path(__file__).parents[1] / "report" / "conftest.py"
    spec = importlib.util.spec_from_file_location("report_conftest", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Browser


@pytest.fixture(scope="module")
def site(served: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on a free port, and Chromium inside."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    case = tmp_path_factory.mktemp("site") / "us-japan-rok"
    shutil.copytree(served, case, ignore=shutil.ignore_patterns("web.db*"))
    listener = listening("127.0.0.1", 0)
    port = listener.getsockname()[1]
    app = application(Settings(case=case, port=port, limits=Limits(rate=1e6, burst=1e6)))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", http="h11", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    browser = driver()(program, tmp_path_factory.mktemp("chromium"))
    found = Site(app, f"http://127.0.0.1:{port}", browser, case, {})
    browser.call("Log.enable")
    browser.call("Runtime.enable")
    found.visit(f"{found.base}/start?token={app.workspace.sessions.start_token}")
    found.addresses |= addresses(found)
    yield found
    browser.close()
    server.should_exit = True
    thread.join(10)
    listener.close()


def addresses(site: Site) -> dict[str, str]:
    """Addresses of pages of one thing."""

    def first(path: str, pattern: str) -> str:
        site.visit(site.base + path)
        links = site.run("[...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))")
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


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, whose path WINSET_AXE names."""
    import os  # noqa: PLC0415 - here only

    path = Path(os.environ.get("WINSET_AXE", "node_modules/axe-core/axe.min.js"))
    if not path.is_file():
        pytest.skip("axe-core is not installed")
    return path.read_text(encoding="utf8")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_violation(site: Site, axe: str, page: str, dark: bool) -> None:
    site.go(page, dark=dark)
    site.run("document.querySelectorAll('details').forEach(d => { d.open = true })")
    site.run(axe + "; 1")
    found = site.run(f"axe.run({{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}}).then(r => r.violations)")
    assert [(v["id"], len(v["nodes"]), v["nodes"][0]["html"][:160]) for v in found] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways(site: Site, page: str) -> None:
    for width in WIDTHS:
        site.go(page, width=width)
        site.run("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert site.run("document.documentElement.scrollWidth") <= width, width


def test_from_a_number_to_its_sentence(site: Site) -> None:
    site.go("/")
    site.click("main a.n[href*='f=constraint']")
    assert "What it rests on" in site.run("document.body.innerText")
    site.click("main .evidence a[href*='/evidence']")
    assert "Source" in site.run("document.querySelector('main').innerText")
    site.run("history.back()")
    site.wait("location.pathname === '/number'")


def test_from_a_document_to_why_a_sentence_was_coded(site: Site) -> None:
    site.go("DOCUMENT")
    site.run("document.querySelector('main sup a[href^=\"#w\"]').click()")
    number = site.run("location.hash.slice(2)")
    assert "rule" in site.run(f"document.querySelector('#w{number}').innerText")
    site.click('main sup a[href*="why="]')
    assert site.run("document.querySelector('[role=status]') !== null")


def test_the_composer_answers_while_one_ticks(site: Site) -> None:
    site.go("/package")
    site.run("document.querySelectorAll('input[name=o]')[0].click()")
    site.wait("document.querySelector('#result').innerText.includes('1 option')")
    site.run("document.querySelectorAll('input[name=o]')[1].click()")
    site.wait("document.querySelector('#result').innerText.includes('2 options')")
    assert site.run("location.search").count("o=") == 2
    site.run("location.reload()")
    site.wait("document.readyState === 'complete' && document.querySelectorAll('input[name=o]:checked').length === 2")


def test_a_slider_answers_at_once(site: Site) -> None:
    site.go("/scenario")
    site.run(
        "(() => { const s = document.querySelector('input[type=range]'); s.value = '0.3';"
        " for (const e of ['input', 'change']) { s.dispatchEvent(new Event(e, {bubbles: true})); } })()"
    )
    site.wait("document.querySelector('#result').innerText.includes('Tier then')")
    site.wait("location.search.includes('0.3')")
    assert site.run("document.querySelector('output').textContent") == "0.30"


def test_a_label_is_given_and_taken_back(site: Site) -> None:
    site.go("/label")
    site.click("button[name=right][value=yes]")
    assert "1 of" in site.run("document.querySelector('main').innerText")
    site.click("main button.plain")
    site.go("/label")
    assert "0 of" in site.run("document.querySelector('main').innerText")


def test_an_upload_is_read_while_the_page_shows_how_far_it_is(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(
        "Talks\n\n2024-06-01\n\nOn 1 June 2024 Japan and South Korea agreed to hold talks.\n", encoding="utf8"
    )
    site.go("/upload")
    document = site.browser.call("DOM.getDocument")["root"]["nodeId"]
    node = site.browser.call("DOM.querySelector", nodeId=document, selector="#files")["nodeId"]
    site.browser.call("DOM.setFileInputFiles", nodeId=node, files=[str(file)])
    site.click("main button.main")
    site.wait("document.querySelector('#jobs').innerText.includes('done')", 120)


def test_the_keyboard_is_enough(site: Site) -> None:
    site.go("/options")
    seen = []
    for _ in range(25):
        for kind in ("keyDown", "keyUp"):
            site.browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        seen.append(
            site.run(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                " return [e.tagName, e.textContent.trim().slice(0, 30), s.outlineStyle !== 'none']; })()"
            )
        )
    assert seen[0][1] == "Skip to the content"
    assert all(row[2] for row in seen), [row for row in seen if not row[2]]
    assert any(row[1] == "Package" for row in seen)
    site.run("document.querySelector('a.skip').focus()")
    for kind in ("keyDown", "keyUp"):
        site.browser.call(
            "Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r"
        )
    assert site.run("location.hash") == "#main"


def test_every_page_works_without_javascript(site: Site) -> None:
    site.browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        site.browser.call("Page.navigate", url=f"{site.base}{site.addresses['PACKAGE']}")
        time.sleep(1.5)
    finally:
        site.browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "Every country ratifies it in" in site.run("document.body.innerText")


def test_browsers_refused_nothing_and_complained_of_nothing(site: Site) -> None:
    heard: list[str] = []
    keep = site.browser._next

    def listening() -> dict[str, Any]:
        message: dict[str, Any] = keep()
        if message.get("method") == "Log.entryAdded" and message["params"]["entry"]["level"] in {"error", "warning"}:
            heard.append(f"{message['params']['entry'].get('url')}: {message['params']['entry']['text']}")
        if message.get("method") == "Runtime.exceptionThrown":
            heard.append(str(message["params"]["exceptionDetails"]))
        return message

    site.browser._next = listening
    try:
        for page in PAGES:
            site.go(page)
    finally:
        site.browser._next = keep
    assert heard == []
    assert dict(site.app.workspace.violations.counts) == {}

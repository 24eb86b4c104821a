"""Two browsers at once while `winset read` brings new documents into the case: nobody is blocked, nothing is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from winset.desk.corrections import history
from winset.web import Limits, Settings, application
from winset.web.guard import Guard
from winset.web.patience import PatientProtocol
from winset.web.serve import listening

if TYPE_CHECKING:
    from tests.browser import Browser

pytestmark = pytest.mark.full

NEW = 60
"""Documents that are brought in meanwhile."""
PAGES = ("/", "/options", "/timeline", "/issues", "/documents", "/relations/JPN-KOR", "/constraints", "/countries/KOR")
LONGEST = 5.0
"""Seconds within which a page must be there although another process reads and two cores do everything."""


@dataclass
class Site:
    """A running workspace with two people in it."""

    app: Guard
    case: Path
    reader: Browser
    labeller: Browser


@pytest.fixture(scope="module")
def site(served: Path, tmp_path_factory: pytest.TempPathFactory, browsers: Callable[[str], Browser]) -> Iterator[Site]:
    case = tmp_path_factory.mktemp("two") / "us-japan-rok"
    shutil.copytree(served, case, ignore=shutil.ignore_patterns("web.db*"))
    listener = listening("127.0.0.1", 0)
    port = listener.getsockname()[1]
    app = application(Settings(case=case, port=port, limits=Limits(rate=1e6, burst=1e6)))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", http=PatientProtocol, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    base = f"http://127.0.0.1:{port}"
    two = [browsers(base), browsers(base)]
    for one in two:
        one.listen()
        secret = app.workspace.sessions.begun("owner", "owner")
        one.call("Network.setCookie", name=app.workspace.sessions.cookie, value=secret, url=base, httpOnly=True)
    until = time.monotonic() + 120
    while not app.workspace.shelf.holds_something and time.monotonic() < until:
        time.sleep(0.2)
    yield Site(app, case, *two)
    server.should_exit = True
    thread.join(10)
    listener.close()


def reading(case: Path, folder: Path) -> subprocess.Popen[bytes]:
    """`winset read` on new documents, as another process."""
    for number in range(NEW):
        (folder / f"talk{number:03d}.txt").write_text(
            f"Talk {number}\n\n2024-07-{1 + number % 28:02d}\n\nJapan and South Korea agreed to hold round {number} of "
            "the talks. South Korea criticised Japan over the islets. The weather was fine.\n" * 4,
            encoding="utf8",
        )
    winset = [sys.executable, "-m", "winset"]
    subprocess.run([*winset, "add", str(case), *map(str, sorted(folder.iterdir()))], check=True, capture_output=True)
    return subprocess.Popen([*winset, "read", str(case)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_two_browse_and_one_labels_while_another_process_reads(site: Site, tmp_path: Path) -> None:
    site.reader.go("/documents")
    before = site.reader.text()
    slowest, looked, labelled, shown = 0.0, 0, 0, 0
    with reading(site.case, tmp_path) as process:
        while process.poll() is None or looked < len(PAGES):
            began = time.monotonic()
            site.reader.go(PAGES[looked % len(PAGES)])
            assert site.reader.run("document.querySelector('main h1').innerText") != ""
            slowest, looked = max(slowest, time.monotonic() - began), looked + 1
            began = time.monotonic()
            site.labeller.go("/label?size=200")
            if site.labeller.run("document.querySelector('button[name=right]') !== null"):
                site.labeller.click("button[name=right][value=yes]")
                assert re.search(r"Act \d+\.", site.labeller.text())
                labelled += 1
            slowest = max(slowest, time.monotonic() - began)
            site.reader.go("/upload")
            if "are not read yet" in site.reader.text():
                shown += 1
        assert process.returncode == 0
    assert labelled > 0
    assert shown > 0
    assert slowest < LONGEST
    assert sum(act.kind == "label" for act in history(site.case)) == labelled
    until = time.monotonic() + 60
    while not is_listed(site.reader, "talk000") and time.monotonic() < until:
        time.sleep(0.5)
    assert is_listed(site.reader, "talk000")
    assert "talk" not in before
    site.reader.go("/documents?size=100")
    assert len(set(re.findall(r"talk\d{3}", site.reader.text()))) == NEW


def is_listed(browser: Browser, name: str) -> bool:
    """Whether the list of documents has one of this name."""
    browser.go(f"/documents?find={name}")
    return re.search(r"1 of \d+ row", browser.text()) is not None


def test_an_upload_shows_how_far_it_is_to_both(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    text = "News\n\n2024-08-01\n\nOn 1 August 2024 Japan and South Korea agreed to hold talks.\n"
    file.write_text(text, encoding="utf8")
    site.labeller.go("/upload")
    site.labeller.attach("#files", file)
    site.labeller.click("main button.main")
    site.reader.go("/upload")
    assert "news" in site.reader.text("#jobs")
    for one in (site.reader, site.labeller):
        one.wait("document.querySelector('#jobs').innerText.includes('done')", 120)
    site.reader.go("/documents?find=news")
    until = time.monotonic() + 60
    while "news-" not in site.reader.text() and time.monotonic() < until:
        time.sleep(0.5)
        site.reader.go("/documents?find=news")
    assert "news-" in site.reader.text()


def test_neither_browser_refused_or_complained_of_anything(site: Site) -> None:
    assert site.reader.heard == []
    assert site.labeller.heard == []
    assert dict(site.app.workspace.violations.counts) == {}

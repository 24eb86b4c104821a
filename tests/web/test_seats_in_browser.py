"""Thirty members, forty questions, three rounds: some in browsers, the rest by HTTP; the server is killed meanwhile."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from winset.desk.panels import close_round, open_round, result, sheet

if TYPE_CHECKING:
    from tests.browser import Browser

pytestmark = pytest.mark.full

SHEET = "/seat/feasible"
MEMBERS, ASKED, IN_BROWSERS = 30, 40, 3
WIDTHS = (360, 390, 768, 1100, 1920)
PAGES = [
    "/rounds", "/rounds/feasible", "/experts", "/commitments", "/commitments?status=dormant", "PROMISE", "/dormant",
    "/ties", "/ties?kind=offices", "/ties/changes", "/calendar", "/watch?days=365", "/brief?since=2026-01-01", "/who",
    "/who?q=Japan+prime+minister", "/compare", "/readings", "/paste", SHEET,
]  # fmt: skip
SERVER = """
import sys
from pathlib import Path
import uvicorn
from winset.web import Limits, Settings, application
port = int(sys.argv[2])
plenty = Limits(rate=1e6, burst=1e6, stranger_rate=1e6, stranger_burst=1e6)
app = application(Settings(case=Path(sys.argv[1]), port=port, limits=plenty, patience=60.0))
print(app.workspace.sessions.start_token, flush=True)
uvicorn.run(app, port=port, log_level="error", ws="none")
"""


@dataclass
class Server:
    """The workspace as a process of its own, which can be killed."""

    case: Path
    port: int
    process: subprocess.Popen[str] | None = None
    token: str = ""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(self.case), str(self.port)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.token = self.process.stdout.readline().strip()
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.base}/health").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        pytest.fail("the server does not answer")

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


@dataclass
class Tab:
    """A browser of one's own with a sheet or a page in it."""

    browser: Browser

    def go(self, path: str) -> None:
        self.browser.go(path)

    def click(self, selector: str) -> None:
        self.browser.click(selector)

    def text(self) -> str:
        return self.browser.text()

    def enter(self, key: str) -> None:
        self.go(SHEET)
        self.browser.run(f"document.querySelector('#key').value = {json.dumps(key)}")
        self.click("form button.main")

    def fill(self, member: int, number: int) -> None:
        """Write values into every question of the page."""
        low, middle, high = values(member, number)
        self.browser.run(
            "document.querySelectorAll('fieldset.question').forEach(q => {"
            f" const f = q.querySelectorAll('.values input');"
            f" f[0].value = '{low}'; f[1].value = '{middle}'; f[2].value = '{high}';"
            f" q.querySelector('textarea').value = 'Reason of round {number}, {member % 5}'; }})"
        )

    def answer(self, member: int, number: int) -> None:
        """Both pages of the sheet, handed in."""
        self.go(SHEET)
        self.fill(member, number)
        self.click("button[value=part-2]")
        assert f"20 of {ASKED} answered" in self.text() or number > 1
        self.fill(member, number)
        self.click("button[value=hand]")
        assert "Handed in." in self.text()


def values(member: int, number: int) -> tuple[float, float, float]:
    """Answers that come closer to one another from round to round, and still move."""
    middle = round(0.3 + 0.1 * number + (member - 15) / 60 / number**2, 3)
    return round(middle / 2, 3), middle, round((1 + middle) / 2, 3)


def submitted(base: str, key: str, member: int, number: int) -> bool:
    """A member by HTTP: opens the sheet, fills both pages, hands in; whether the last was acknowledged."""
    with httpx.Client(base_url=base, headers={"sec-fetch-site": "same-origin"}, timeout=60) as http:
        try:
            assert http.post(SHEET, data={"do": "enter", "key": key}).status_code == 303
            sent = None
            for part in (1, 2):
                page = http.get(SHEET, params={"part": part}).text
                form = dict(re.findall(r'type="hidden" name="(token|part|round)" value="([^"]*)"', page))
                low, middle, high = values(member, number)
                for question in re.findall(r'name="q50-([^"]+)"', page):
                    form |= {f"q05-{question}": str(low), f"q50-{question}": str(middle), f"q95-{question}": str(high)}
                    form[f"reason-{question}"] = f"Reason of round {number}, {member % 5}"
                sent = http.post(SHEET, data=form | {"do": "hand" if part == 2 else "save"})
                assert sent.status_code == 303, re.findall("<h1>.*|role=.*", sent.text)[:3]
        except httpx.TransportError:
            return False
        return sent is not None and sent.headers["location"].endswith("said=handed")


def handed(case: Path, keys: tuple[str, ...]) -> list[int]:
    """How many answers each member has handed in."""
    return [sum(one.handed is not None for one in sheet(case, "feasible", key).asked) for key in keys]


@pytest.fixture(scope="module")
def running(whole_panel: tuple[Path, tuple[str, ...]]) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(whole_panel[0], port)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def tabs(running: Server, browsers: Callable[[str], Browser]) -> list[Tab]:
    """Browsers with a profile each."""
    return [Tab(browsers(running.base)) for _ in range(IN_BROWSERS)]


@pytest.fixture(scope="module")
def held(running: Server, tabs: list[Tab], whole_panel: tuple[Path, tuple[str, ...]]) -> tuple[Path, tuple[str, ...]]:
    """The panel after three rounds, in the second of which the server was killed."""
    case, keys = whole_panel
    for member, tab in enumerate(tabs):
        tab.enter(keys[member])
    for number in (1, 2, 3):
        (killed_round if number == 2 else quiet_round)(running, tabs, keys, number)
        assert handed(case, keys) == [ASKED] * MEMBERS
        close_round(case, "feasible", today=date(2026, 7, 10 + number))
        if number < 3 and not result(case, "feasible").over:
            open_round(case, "feasible", today=date(2026, 7, 10 + number))
    return case, keys


def quiet_round(running: Server, tabs: list[Tab], keys: tuple[str, ...], number: int) -> None:
    """Everybody answers at the same time."""
    with ThreadPoolExecutor(6) as pool:
        rest = [pool.submit(submitted, running.base, keys[m], m, number) for m in range(IN_BROWSERS, MEMBERS)]
        seen = [pool.submit(tab.answer, m, number) for m, tab in enumerate(tabs)]
        assert all(one.result() for one in rest)
        for one in seen:
            one.result()


def killed_round(running: Server, tabs: list[Tab], keys: tuple[str, ...], number: int) -> None:
    """The server dies while answers arrive; what was typed before is sent to the next."""
    for member, tab in enumerate(tabs):
        tab.go(SHEET)
        tab.fill(member, number)
    with ThreadPoolExecutor(6) as pool:
        told = {m: pool.submit(submitted, running.base, keys[m], m, number) for m in range(IN_BROWSERS, MEMBERS)}
        while sum(one.done() for one in told.values()) < 8:
            time.sleep(0.02)
        running.kill()
        acknowledged = {m for m, one in told.items() if one.result()}
    assert 8 <= len(acknowledged) < len(told)
    counts = handed(running.case, keys)
    assert all(counts[m] == ASKED for m in acknowledged)
    assert set(counts) <= {0, ASKED}
    running.start()
    for member, tab in enumerate(tabs):
        tab.click("button[value=part-2]")
        tab.fill(member, number)
        tab.click("button[value=hand]")
        assert "Handed in." in tab.text()
    assert all(submitted(running.base, keys[m], m, number) for m in set(told) - acknowledged)


def test_three_rounds_lose_nothing_that_was_acknowledged(held: tuple[Path, tuple[str, ...]]) -> None:
    found = result(held[0], "feasible")
    assert found.round == 3
    assert found.over
    assert [(n, rows[0].answered, rows[0].seats) for n, rows in found.responses] == [(n, 30, 30) for n in (1, 2, 3)]
    for question in found.questions:
        assert question.n == MEMBERS
        assert question.groups[0].middle == pytest.approx(0.6, abs=0.02)
        assert len(question.reasons) == 5
    last = sheet(held[0], "feasible", held[1][7]).asked[39].last
    assert last is not None
    assert (last.q05, last.q50, last.q95) == values(7, 3)


@pytest.fixture(scope="module")
def looking(held: tuple[Path, tuple[str, ...]], running: Server, tabs: list[Tab]) -> Tab:
    """The owner's browser, in which a member's sheet is open too."""
    tab = tabs[0]
    tab.go(f"/start?token={running.token}")
    assert handed(*held)
    return tab


def _address(tab: Tab, page: str) -> str:
    if page != "PROMISE":
        return page
    tab.go("/commitments?status=kept")
    return str(tab.browser.run("document.querySelector('main td a[href^=\"/commitments/\"]').getAttribute('href')"))


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_violation_and_nothing_scrolls_sideways(looking: Tab, axe: str, page: str) -> None:
    address = _address(looking, page)
    for dark in (False, True):
        looking.browser.go(address, dark=dark)
        assert looking.browser.violations(axe) == []
    for width in WIDTHS:
        looking.browser.go(address, width=width)
        assert looking.browser.width() <= width, width

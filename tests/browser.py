"""Chromium for the tests that look at pages: driven over its debugging pipe, by no other package."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any, Final

import pytest

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What axe-core looks for."""
SWITCHES: Final = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars"
)


def chromium() -> str:
    """The program; the test is skipped where the machine has none."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    return program


def axe_source() -> str:
    """The source of axe-core, whose path WINSET_AXE names."""
    path = Path(os.environ.get("WINSET_AXE", "node_modules/axe-core/axe.min.js"))
    if not path.is_file():
        pytest.skip("axe-core is not installed")
    return path.read_text(encoding="utf8")


class Browser:
    """One browser with a profile of its own and one page in it.

    Attributes
    ----------
    base : beginning of the addresses that `go` opens
    heard : errors and warnings of the console since `listen`
    """

    def __init__(self, profile: Path, *, base: str = "") -> None:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        command = (
            f'exec "$0" {SWITCHES} --remote-debugging-pipe --user-data-dir="$1" about:blank '
            f"3<&{to_browser} 4>&{from_browser}"
        )
        self.process = subprocess.Popen(
            ["bash", "-c", command, chromium(), str(profile)],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.base = base
        self.heard: list[str] = []
        self._buffer = b""
        self._count = 0
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Answer of one command of the DevTools protocol."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            piece = os.read(self._read, 1 << 20)
            assert piece, "the browser is gone"
            self._buffer += piece
        line, self._buffer = self._buffer.split(b"\0", 1)
        message = dict(json.loads(line))
        if message.get("method") == "Log.entryAdded" and message["params"]["entry"]["level"] in {"error", "warning"}:
            self.heard.append(f"{message['params']['entry'].get('url')}: {message['params']['entry']['text']}")
        if message.get("method") == "Runtime.exceptionThrown":
            self.heard.append(str(message["params"]["exceptionDetails"]))
        return message

    def listen(self) -> None:
        """Hear what the console says from now on."""
        self.call("Log.enable")
        self.call("Runtime.enable")
        self.heard.clear()

    def look(self, *, width: int = 1100, height: int = 900, dark: bool = False) -> None:
        """Choose a width and one of the colour schemes."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )

    def visit(self, url: str) -> None:
        """Open an address and wait until it is there."""
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def open(self, page: Path, *, width: int = 1100, height: int = 900, dark: bool = False) -> None:
        """Show a file at a width, in one of the colour schemes."""
        self.look(width=width, height=height, dark=dark)
        self.visit(page.resolve().as_uri())

    def go(self, path: str, *, width: int = 1100, dark: bool = False) -> None:
        """Show a page of the site."""
        self.look(width=width, dark=dark)
        self.visit(self.base + path)

    def run(self, script: str) -> Any:  # noqa: ANN401 - JSON values
        """Value of a JavaScript expression, promises awaited."""
        found = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def text(self, selector: str = "main") -> str:
        """What one reads in an element."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def wait(self, condition: str, seconds: float = 60.0) -> None:
        """Wait for a condition of the page."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if self.run(condition):
                    return
            except AssertionError:  # the page is just being left
                pass
            time.sleep(0.02)
        pytest.fail(f"{condition} did not come true on {self.run('location.href')}")

    def click(self, selector: str) -> None:
        """Click something and wait for the page that comes."""
        self.run("window.__here = true")
        self.run(f"document.querySelector({json.dumps(selector)}).click()")
        self.wait("!window.__here && document.readyState === 'complete'")

    def press(self, key: str, code: int, text: str = "") -> None:
        """One stroke of a key."""
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **more)

    def attach(self, selector: str, *files: Path) -> None:
        """Choose files in a form."""
        document = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=document, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(file) for file in files])

    def violations(self, axe: str) -> list[tuple[str, int, str]]:
        """What axe-core finds with everything folded out: rule, how often, and where first."""
        self.unfold()
        self.run(axe + "; 1")
        found = self.run(
            f"axe.run({{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}}).then(r => r.violations)"
        )
        return [(v["id"], len(v["nodes"]), v["nodes"][0]["html"][:200]) for v in found]

    def unfold(self) -> None:
        """Open everything that is folded."""
        self.run("document.querySelectorAll('details').forEach(d => { d.open = true })")

    def width(self) -> int:
        """Pixels that the page takes, everything folded out."""
        self.unfold()
        return int(self.run("document.documentElement.scrollWidth"))

    def shot(self, file: Path, selector: str) -> None:
        """A picture of one element."""
        box = self.run(
            f"(() => {{ const r = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height}; })()"
        )
        data = self.call("Page.captureScreenshot", clip=box | {"scale": 1}, captureBeyondViewport=True)["data"]
        file.write_bytes(base64.b64decode(data))

    def pdf(self, file: Path) -> None:
        """The page as it prints."""
        found = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        file.write_bytes(base64.b64decode(found["data"]))

    def close(self) -> None:
        """End the browser."""
        os.close(self._write)
        os.close(self._read)
        self.process.terminate()
        self.process.wait(10)

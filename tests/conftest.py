"""Fixtures that several rooms share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.browser import Browser

    from winset.desk import Desk

settings.register_profile("untimed", deadline=None)  # how fast an example runs depends on what else the machine does
settings.load_profile("untimed")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the program has it; the workers of `-n 2` take it over
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the checkout; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the real data are not beside the checkout")
    return SHARED


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI, a skip whose reason is not listed fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") != "true" or reporter is None:
        return
    allowed = (Path(__file__).parent / "allowed_skips.txt").read_text(encoding="utf8").splitlines()
    reasons = {report.longrepr[2].removeprefix("Skipped: ") for report in reporter.stats.get("skipped", [])}
    if unlisted := sorted(reasons - {line for line in allowed if line and not line.startswith("#")}):
        reporter.write_line(f"skips that tests/allowed_skips.txt does not list: {unlisted}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder made from the shipped case; tests must not change it."""
    from winset.store import CaseFolder  # noqa: PLC0415 - most tests need no store

    return CaseFolder.create(tmp_path_factory.mktemp("shipped") / "us-japan-rok", "us-japan-rok").path


@pytest.fixture(scope="session")
def desk(shipped: Path) -> Desk:
    """The shipped case, opened once."""
    from winset.desk import open_case  # noqa: PLC0415 - as above

    return open_case(shipped)


@pytest.fixture(scope="module")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """Makes browsers, each with a profile of its own, for a site; they end with the module."""
    from tests.browser import Browser  # noqa: PLC0415 - most tests look at no page

    made: list[Browser] = []

    def make(base: str = "") -> Browser:
        made.append(Browser(tmp_path_factory.mktemp("chromium"), base=base))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def browser(browsers: Callable[[str], Browser]) -> Browser:
    """One browser."""
    return browsers("")


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    from tests.browser import axe_source  # noqa: PLC0415 - as above

    return axe_source()

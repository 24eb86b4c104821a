from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser import Browser

pytestmark = pytest.mark.full


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(reported: Path, browser: Browser, axe: str, dark: bool) -> None:
    browser.open(reported / "report" / "index.html", dark=dark)
    assert browser.violations(axe) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1600])
def test_the_page_never_scrolls_sideways(reported: Path, browser: Browser, width: int) -> None:
    browser.open(reported / "report" / "index.html", width=width)
    assert browser.width() <= width


def test_headings_go_down_one_level_at_a_time(reported: Path, browser: Browser) -> None:
    browser.open(reported / "report" / "index.html")
    levels = browser.run("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert Counter(levels)[1] == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_first_page_prints_on_one_page(reported: Path, browser: Browser, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    browser.open(reported / "report" / "index.html")
    browser.pdf(tmp_path / "report.pdf")
    pages = pypdf.PdfReader(tmp_path / "report.pdf").pages
    first = pages[0].extract_text()
    for words in ("What to do first", "What blocks at home", "What would break it", "How sure we are", "Ambition"):
        assert words in first
    assert "What to do first" not in pages[1].extract_text()
    assert round(float(pages[0].mediabox.width)) == 595


def test_following_a_number_opens_what_it_rests_on(reported: Path, browser: Browser) -> None:
    browser.open(reported / "report" / "index.html")
    number = browser.run("document.querySelector('ol.numbers li:has(.evidence)').id")
    shown = f"[...document.querySelectorAll('#{number} .evidence')].some(e => e.offsetHeight > 0)"
    assert not browser.run(shown)
    browser.run(f"document.querySelector('a.n[href=\"#{number}\"]').click()")
    assert browser.run(shown)

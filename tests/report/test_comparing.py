from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from winset.desk import compare_texts, texts_in_files
from winset.report import comparison_page

if TYPE_CHECKING:
    from tests.browser import Browser

READOUTS = Path(__file__).parents[1] / "coder" / "comparing" / "readouts"
MARKED = (None, "TLP:AMBER", "TLP:GREEN")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "one.txt").write_text(
        "We met in Lima. We strongly condemn <b>the</b> launch. We will meet.", encoding="utf-8"
    )
    (folder / "two.txt").write_text(
        "We met in Lima. We condemn <b>the</b> launch. We discussed rice.", encoding="utf-8"
    )
    readouts = texts_in_files(sorted(READOUTS.glob("ministers-*.txt")))
    made = {
        "successive": texts_in_files([folder / "one.txt", folder / "two.txt"]),
        "readouts": tuple(replace(text, handling=mark) for text, mark in zip(readouts, MARKED, strict=True)),
    }
    for name, texts in made.items():
        page = comparison_page(compare_texts(texts, kind=name))
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


def test_the_page_marks_words_and_escapes_them(pages: dict[str, Path]) -> None:
    page = pages["successive"].read_text(encoding="utf-8")
    assert "<del>strongly</del>" in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "scale of blame" in page
    assert page.count("% sure: ") == 2
    assert re.findall(r'<tr class="(\w+)">', page) == ["kept", "softened", "dropped", "added"]


def test_the_matrix_says_who_leaves_what_out_in_its_language(pages: dict[str, Path]) -> None:
    page = pages["readouts"].read_text(encoding="utf-8")
    assert page.count("not said") == 11
    assert 'lang="ja">三外相は' in page
    assert page.count("TLP:AMBER") == 2


def test_the_page_needs_nothing_from_elsewhere(pages: dict[str, Path]) -> None:
    for page in pages.values():
        assert not re.search(r'(?:src|href)="https?:', page.read_text(encoding="utf-8"))


@pytest.mark.full
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["successive", "readouts"])
def test_axe_finds_no_violation(pages: dict[str, Path], browser: Browser, axe: str, name: str, dark: bool) -> None:
    browser.open(pages[name], dark=dark)
    assert browser.violations(axe) == []


@pytest.mark.full
def test_only_what_changed_is_shown_when_asked(pages: dict[str, Path], browser: Browser) -> None:
    browser.open(pages["successive"])
    shown = "[...document.querySelectorAll('tbody tr.kept')].some(e => e.offsetHeight > 0)"
    assert browser.run(shown)
    browser.run("document.querySelector('#changed').click()")
    assert not browser.run(shown)

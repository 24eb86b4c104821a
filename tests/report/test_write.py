from __future__ import annotations

import csv
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import orjson
import pytest

from winset.desk import open_case, verified
from winset.report import write_report
from winset.report.charts.svg import foreign_hosts


class Page(HTMLParser):
    """Ids, links and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        for name in ("src", "srcset", "poster"):
            if found.get(name):
                self.loaded.append(str(found[name]))
        if tag == "link" and found.get("href"):
            self.loaded.append(str(found["href"]))


@pytest.fixture(scope="module")
def folder(reported: Path) -> Path:
    return reported


@pytest.fixture(scope="module")
def html(folder: Path) -> str:
    return (folder / "report" / "index.html").read_text(encoding="utf8")


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_file_loads_nothing_and_no_chart_names_a_foreign_host(html: str, page: Page) -> None:
    assert page.loaded == []
    assert "@import" not in html
    svgs = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(svgs) >= 10
    assert all(foreign_hosts(svg) == [] for svg in svgs)
    assert "<script" not in html


def test_every_inner_link_has_a_target_and_every_id_is_unique(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids)), sorted({i for i in page.ids if page.ids.count(i) > 1})
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner - set(page.ids) == set()
    assert sum(bool(re.fullmatch(r"n\d+", link)) for link in inner) >= 100


def test_every_link_to_a_file_finds_it(folder: Path, page: Page) -> None:
    files = {link for link in page.links if not link.startswith(("#", "http"))}
    assert files
    for link in files:
        assert (folder / "report" / link).is_file(), link


def test_the_page_stays_small(html: str) -> None:
    assert len(html.encode()) <= 3_000_000


def test_every_number_rests_on_evidence_or_says_how_it_is_computed(folder: Path) -> None:
    numbers = orjson.loads((folder / "report" / "data" / "numbers.json").read_bytes())
    assert len(numbers) > 100
    for number in numbers:
        assert number["evidence"] or number["note"], number["id"]
        for item in number["evidence"]:
            assert item["sentence"]
            assert item["source"]


def test_the_lowest_reading_is_derived_and_never_claims_more_than_the_data_show(html: str) -> None:
    assert re.search(r"26\.7%", html)
    assert re.search(r"lowest of the \d+ readings held since \d{4}", html)
    assert "41-year" not in html


def test_the_data_beside_the_page_agree_with_it(folder: Path) -> None:
    data = folder / "report" / "data"
    ranking = orjson.loads((data / "ranking.json").read_bytes())
    with (data / "ranking.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [o["id"] for o in ranking["options"]]
    assert all(
        float(row["p_joint"]) == pytest.approx(o["p_joint"]) for row, o in zip(rows, ranking["options"], strict=True)
    )


def test_every_number_comes_out_again(folder: Path) -> None:
    result = verified(folder)
    assert result.numbers > 100
    assert result.same == result.numbers
    assert not result.changed


def test_a_changed_row_is_found_by_verify(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "case"
    shutil.copytree(folder, mine)
    polls = mine / "polls.csv"
    text = polls.read_text(encoding="utf8")
    assert ",26.7," in text
    polls.write_text(text.replace(",26.7,", ",28.7,"), encoding="utf8")
    result = verified(mine)
    assert result.changed
    assert any(d.function == "poll" and (d.was, d.now) == (26.7, 28.7) for d in result.differing)


def test_the_same_case_gives_the_same_bytes(folder: Path, html: str, tmp_path: Path) -> None:
    mine = tmp_path / folder.name
    shutil.copytree(folder, mine, ignore=shutil.ignore_patterns("report", "case.db*", "case.lock"))
    write_report(open_case(mine))
    assert (mine / "report" / "index.html").read_text(encoding="utf8") == html


def test_what_a_first_report_computes_is_kept_for_the_next(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / folder.name
    shutil.copytree(folder, mine)
    desk = open_case(mine)
    before = (mine / "report" / "index.html").read_bytes()
    (mine / "report" / "index.html").unlink()
    write_report(desk)
    assert (mine / "report" / "index.html").read_bytes() == before
    assert "assessment" not in vars(desk)

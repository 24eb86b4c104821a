"""What the experts say, in page, Word and data: denominators, both pools, agreement, camps, minorities, ranks."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import docx
import pytest

from winset.desk import Desk, open_case, verified
from winset.desk.panels import close_round, hand_in, invite, open_round
from winset.model import Answer, Member
from winset.report import write_report
from winset.report.book import Book
from winset.report.experts import experts_section
from winset.report.tongue import speaking

PANEL = """
[[panel]]
id = "feasible"
title = "What could be ratified"
countries = ["USA", "JPN", "KOR"]
rounds = 2
move = 0.05
share = 0.8
known_from = "2026-07-01"
"""
QUESTIONS = """id,panel,text,unit,least,most,scale,player,issue,option,truth,source,known_from
level-jpn,feasible,Where does the prime minister stand?,level,0,1,uniform,jpn-prime-minister,women,,,,2026-07-01
chance,feasible,Will the pact be renewed?,probability,0,1,uniform,,,,,,2026-07-01
calls,feasible,How many calls a year?,calls,0,100,uniform,,,,,,2026-07-01
"""
DAY = date(2026, 7, 10)
SILENT = "usa4@example.org"
MINORITY = "The upper house will ask for more than the cabinet says."
MEMBERS = tuple(
    Member(name=f"{country} Person {i}", email=f"{country.lower()}{i}@example.org", country=country)
    for country, n in (("USA", 5), ("JPN", 4), ("KOR", 2))
    for i in range(n)
)


def answers(member: Member) -> list[Answer]:
    level = 0.2 if member.country == "USA" else 0.8
    minority = member.email == "jpn0@example.org"
    return [
        Answer(
            question="level-jpn",
            q05=level - 0.1,
            q50=level,
            q95=level + 0.1,
            reason=MINORITY if minority else "I hold it so.",
            minority=minority,
        ),
        Answer(question="chance", q05=0.4, q50=0.5, q95=0.6),
        Answer(question="calls", q05=10, q50=20, q95=40),
    ]


@pytest.fixture(scope="module")
def case(reported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose panel has ended: two camps on one question, one minority statement, one member silent."""
    path = tmp_path_factory.mktemp("experts") / "us-japan-rok"
    shutil.copytree(reported, path)
    shutil.rmtree(path / "report" / "data")
    (path / "report" / "index.html").unlink()
    (path / "panels.toml").write_text(PANEL, encoding="utf-8")
    (path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    keys = {i.email: i.key for i in invite(path, "feasible", MEMBERS)}
    for _ in range(2):
        open_round(path, "feasible", today=DAY)
        for member in MEMBERS:
            if member.email != SILENT:
                hand_in(path, "feasible", keys[member.email], answers(member))
        close_round(path, "feasible", today=DAY)
    return path


def test_the_section_tells_rates_pools_agreement_camps_and_minorities(case: Path) -> None:
    desk = open_case(case)
    book = Book(desk)
    found = experts_section(desk, book)
    assert found is not None
    (panel,) = found.panels
    rates = {(number, who): of.striptags() for number, who, of, _ in panel.responses}
    assert rates["2", "everyone"] == "10 of 11"
    assert rates["2", "United States"] == "4 of 5"
    states = {q.text.striptags(): q.state for q in panel.questions}
    assert states["Where does the prime minister stand?"] == "settled, two camps"
    assert states["Will the pact be renewed?"] == "settled, agreed"
    assert [q.weighted for q in panel.questions] == ["–"] * 3
    assert any("equal weights only" in line for line in panel.lead)
    assert any("Krippendorff" in line for line in panel.lead)
    assert [c.striptags() for c in panel.camps] == [
        "Where does the prime minister stand? 4 members around 0.2, 6 around 0.8."
    ]
    assert panel.minority == (("Where does the prime minister stand?", (MINORITY,)),)
    calls = next(q for q in panel.questions if q.text.startswith("How many"))
    assert calls.equal.striptags().startswith("20 (")
    assert "(calls)" in calls.text


def test_the_ranking_stands_beside_the_one_without_experts(case: Path) -> None:
    desk = open_case(case)
    found = experts_section(desk, Book(desk))
    assert found is not None
    assert [row.rank for row in found.beside] == [row.rank for row in desk.ranking.options[: len(found.beside)]]
    assert any(row.index.striptags() != row.index_without.striptags() for row in found.beside)


@pytest.mark.full
def test_page_word_and_data_carry_it_and_every_number_comes_out_again(case: Path) -> None:
    write_report(open_case(case))
    html = (case / "report" / "index.html").read_text(encoding="utf8")
    for name in ('id="experts"', 'id="panel-feasible"', 'id="beside-experts"', MINORITY, 'href="#experts"'):
        assert name in html
    word = docx.Document(str(case / "report" / "report.docx"))
    text = "\n".join(p.text for p in word.paragraphs)
    assert "What the experts say" in text
    assert MINORITY in text
    assert any("10 of 11" in cell.text for table in word.tables for row in table.rows for cell in row.cells)
    rows = list(csv.DictReader((case / "report" / "data" / "panels.csv").read_text("utf8").splitlines()))
    assert [row["settled"].lower() for row in rows] == ["true"] * 3
    assert (case / "report" / "data" / "ranking_beside_experts.csv").is_file()
    again = verified(case)
    assert again.numbers > 900
    assert again.differing == ()
    assert not again.changed


def test_nobody_is_named_and_no_small_group_is_told(case: Path) -> None:
    folder = case / "report"
    if not (folder / "index.html").is_file():
        write_report(open_case(case))
    for file in (folder / "index.html", *(folder / "data").iterdir()):
        text = file.read_text(encoding="utf8")
        assert "Person 0" not in text
        assert "@example.org" not in text
    rows = csv.DictReader((folder / "data" / "panel_responses.csv").read_text("utf8").splitlines())
    assert {row["group"] for row in rows} == {"all", "USA", "others"}


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_it_is_said_in_each_language(case: Path, lang: str) -> None:
    desk = open_case(case)
    with speaking(lang):
        found = experts_section(desk, Book(desk))
    assert found is not None
    told = " ".join(found.panels[0].lead)
    assert "equal weights" not in told
    assert "seats" not in told


def test_a_panel_counts_from_the_day_on_which_it_ended(case: Path, desk: Desk) -> None:
    assert experts_section(open_case(case, as_of="2026-07-09"), Book(desk)) is None
    assert experts_section(desk, Book(desk)) is None

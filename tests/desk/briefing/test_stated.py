"""Of documents a brief reads the last season, and tells each new one in one item."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path

import docx
import pytest

from winset.desk import add, create, open_case, paste, read
from winset.desk.briefing import brief
from winset.desk.briefing.fresh import fresh
from winset.desk.briefing.stated import stated_lately
from winset.report.brief import brief_document, brief_page, brief_text

STATED = {
    "2024-02-01": "Old note. Japan will join the drill. Farmers are the biggest obstacle to a trade pact in Japan.",
    "2026-05-20": "Recent note. South Korea opposes the export controls.",
    "2026-06-20": "New note. Japan will join the missile drill by the end of 2026. The United States, Japan and "
    "South Korea will share missile warning data. South Korea supports the export controls.",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = create(tmp_path_factory.mktemp("stated") / "us-japan-rok", template="us-japan-rok")
    notes = tmp_path_factory.mktemp("notes")
    for day, text in STATED.items():
        title, _, rest = text.partition(". ")
        (notes / f"{day}.md").write_text(f"---\ntitle: {title}\ndate: {day}\n---\n\n{rest}", encoding="utf-8")
    add(path, sorted(notes.iterdir()))
    read(path)
    return path


def test_only_the_last_season_is_read(case: Path) -> None:
    claims = stated_lately(open_case(case, as_of="2026-06-30"), date(2026, 6, 1))
    assert {c.title for c in claims} == {"Recent note", "New note"}
    assert stated_lately(open_case(case, as_of="2026-01-31"), date(2026, 1, 1)) == ()


def test_a_brief_carries_the_mark_of_what_it_quotes_and_leaves_out_what_is_above_its_audience(
    case: Path, tmp_path: Path
) -> None:
    mine = Path(shutil.copytree(case, tmp_path / "case"))
    paste(mine, "A call. Japan and South Korea will join the patrol.", date="2026-06-25", handling="red")
    found = brief(open_case(mine, as_of="2026-06-30"), date(2026, 6, 1))
    assert found.handling == "TLP:RED"
    assert brief_text(found).startswith("TLP:RED\n")
    assert brief_page(found).count("TLP:RED") == 2
    paper = docx.Document(io.BytesIO(brief_document(found)))
    assert paper.paragraphs[0].text == paper.paragraphs[-1].text == "TLP:RED"
    edges = (paper.sections[0].header, paper.sections[0].footer)  # on every page
    assert [edge.paragraphs[0].text for edge in edges] == ["TLP:RED", "TLP:RED"]
    outside = brief(open_case(mine, as_of="2026-06-30", audience="community"), date(2026, 6, 1))
    assert outside.handling is None
    assert [n.title for n in outside.new if n.kind == "claim"] == ["New note"]


def test_a_document_is_one_item_with_the_statement_that_names_most_countries(case: Path) -> None:
    desk = open_case(case, as_of="2026-06-30")
    (item,) = (n for n in brief(desk, date(2026, 6, 1)).new if n.kind == "claim")
    assert item.title == "New note"
    assert item.what == "The United States, Japan and South Korea will share missile warning data."
    assert item.countries == ("USA", "JPN", "KOR")
    assert item.more >= 1
    written = {f"{c.country}: {c.what}" for c in desk.case.constraints}
    assert written.issuperset(item.bears_on)


def test_of_a_document_whose_statements_name_one_country_the_sentence_that_names_two_is_told(tmp_path: Path) -> None:
    bare = create(tmp_path / "case", title="Three")
    marker = bare / "winset.toml"
    countries = 'countries = ["USA", "JPN", "KOR"]'
    marker.write_text(marker.read_text(encoding="utf-8").replace("countries = []", countries), encoding="utf-8")
    said = "The United States will impose duties on drones.", "Goods of Japan and South Korea bear 15 percent at most."
    text = (
        f"Tariffs on drones\n\n{said[0]}\n\nFor trade it lists:\n\n(a) goods of Japan and South Korea; and\n\n{said[1]}"
    )
    paste(bare, text, date="2026-06-25")
    desk, since = open_case(bare, as_of="2026-06-30"), date(2026, 6, 24)
    (item,) = fresh(desk, stated_lately(desk, since), since)
    assert item.what == said[1]
    assert (item.issue, item.countries) == ("trade", ("JPN", "KOR"))
    assert item.more >= 1

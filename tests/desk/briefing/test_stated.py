"""Of documents a brief reads the last season, and tells each new one in one item."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from winset.desk import add, create, open_case, read
from winset.desk.briefing import brief
from winset.desk.briefing.stated import stated_lately

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


def test_a_document_is_one_item_with_the_statement_that_names_most_countries(case: Path) -> None:
    desk = open_case(case, as_of="2026-06-30")
    (item,) = (n for n in brief(desk, date(2026, 6, 1)).new if n.kind == "claim")
    assert item.title == "New note"
    assert item.what == "The United States, Japan and South Korea will share missile warning data."
    assert item.countries == ("USA", "JPN", "KOR")
    assert item.more >= 1
    written = {f"{c.country}: {c.what}" for c in desk.case.constraints}
    assert written.issuperset(item.bears_on)

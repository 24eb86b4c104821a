from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest

from winset.desk import add, open_case, read
from winset.report import write_report
from winset.report.audience import audience_of
from winset.report.book import Book
from winset.report.export.guide import codebook, datapackage
from winset.report.tongue import speaking

FEW = "The biggest constraint in Japan is the mood of farmers in Hokkaido."


@pytest.fixture(scope="module")
def case(reported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a note for some and a note for few, and with pictures that were drawn before."""
    path = tmp_path_factory.mktemp("audience") / "us-japan-rok"
    shutil.copytree(reported, path)
    notes = tmp_path_factory.mktemp("notes")
    for name, mark, text in (("some", "GREEN", "Public opinion constrains Japan."), ("few", "AMBER", FEW)):
        head = f"---\ntitle: Note for {name}\ndate: 2020-05-10\n---\n\nTLP:{mark}\n\n"
        (notes / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    add(path, sorted(notes.iterdir()), source="notes", redistributable=True)
    read(path)
    return path


def test_page_and_word_say_for_whom_they_are_and_how_much_is_missing(case: Path) -> None:
    desk = open_case(case, audience="community")
    write_report(desk)
    html = (case / "report" / "index.html").read_text(encoding="utf8")
    head = html[: html.index("</header>")]
    assert "Made for the community of this field (up to TLP:GREEN)" in head
    assert "document above that (TLP:AMBER) was left out" in head
    assert "<b>TLP:GREEN</b>" in head
    assert "--audience community" in html
    assert "farmers in Hokkaido" not in html
    word = docx.Document(str(case / "report" / "report.docx"))
    section = word.sections[0]
    assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == "TLP:GREEN"
    assert any("(TLP:AMBER) was left out" in p.text for p in word.paragraphs[:3])
    assert not any("farmers in Hokkaido" in p.text for p in word.paragraphs)
    beside = (case / "report" / "data" / "HANDLING.txt").read_text(encoding="utf8")
    assert beside.startswith("TLP:GREEN\n\nMade for the community of this field")


def test_exported_data_carry_the_strictest_mark_that_their_audience_may_have(case: Path, tmp_path: Path) -> None:
    for audience, mark in (("community", "TLP:GREEN"), ("clients", "TLP:AMBER")):
        desk = open_case(case, audience=audience)
        assert codebook(desk, (), (), {}, (), ()).decode().startswith(f"{mark}\n\n# ")
        assert json.loads(datapackage(desk, (), (), tmp_path, {}))["handling"] == mark


@pytest.mark.full
def test_the_same_state_for_another_audience_is_another_report(case: Path) -> None:
    write_report(open_case(case, audience="clients"))
    html = (case / "report" / "index.html").read_text(encoding="utf8")
    assert "farmers in Hokkaido" in html
    assert "No document was left out" in html
    assert "<b>TLP:AMBER</b>" in html


def test_the_case_s_own_people_see_everything(case: Path) -> None:
    desk = open_case(case)
    found = audience_of(desk, Book(desk))
    assert found.mark == "TLP:AMBER"
    assert "own people" in found.told


@pytest.mark.parametrize("audience", ["public", "community", "clients", "organisation", "recipients"])
def test_every_audience_has_its_words(case: Path, audience: str) -> None:
    desk = open_case(case, audience=audience)
    told = []
    for lang in ("en", "ja", "ko"):
        with speaking(lang):
            told.append(audience_of(desk, Book(desk)).told)
    assert len(set(told)) == 3


def test_a_case_without_marks_bears_none(shipped: Path) -> None:
    desk = open_case(shipped, audience="public")
    assert audience_of(desk, Book(desk)).mark == ""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from markupsafe import Markup

from winset.desk import Answer, Evidence
from winset.errors import BadInput
from winset.report.book import Entry
from winset.report.word.paper import Paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVIDENCE = Evidence(
    id="h1", kind="summarised", document="chronicle", sentence="It happened.", date="2019-07-01",
    url="https://example.org/a", source="https://example.org/a", status="verified",
)  # fmt: skip
ENTRY = Entry(
    id="n7", shown="26.7%", function="poll", arguments={}, meaning="Published share.",
    answer=Answer(value=26.7, evidence=(EVIDENCE,), note="as printed"), note=Markup("As printed."),
)  # fmt: skip


def notes(body: bytes) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(body)).read("word/footnotes.xml"))
    return ["".join(note.itertext()).strip() for note in root if int(note.get(f"{W}id")) > 0]


def test_the_first_mention_of_a_number_gets_one_footnote_with_its_id_and_source() -> None:
    paper = Paper({"n7": ENTRY})
    for _ in range(2):
        paper.text('Now <a class="n" href="#n7">26.7%</a>.')
    expected = "n7: 26.7%. Published share. As printed. “It happened.” chronicle, 2019-07-01. https://example.org/a."
    assert notes(paper.bytes()) == [expected]


def test_the_same_document_has_the_same_bytes() -> None:
    def body() -> bytes:
        paper = Paper({})
        paper.heading("A", 1)
        return paper.bytes()

    assert body() == body()


def test_a_table_repeats_its_head_and_has_a_caption() -> None:
    paper = Paper({})
    paper.table("All", ("a", "b"), [("1", "2")], widths=(20, 20))
    document = docx.Document(io.BytesIO(paper.bytes()))
    assert document.tables[0].rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    caption = next(p for p in document.paragraphs if p.style.name == "Caption")
    assert "".join(t.text for t in caption._p.iter(f"{W}t")) == "Table 1. All"


def test_a_template_gives_its_styles_and_keeps_its_text(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Ministry of Examples")
    template.styles["Heading 1"].font.name = "Courier New"
    template.save(tmp_path / "template.docx")
    paper = Paper({}, tmp_path / "template.docx")
    paper.heading("Findings", 1)
    document = docx.Document(io.BytesIO(paper.bytes()))
    assert [p.text for p in document.paragraphs] == ["Ministry of Examples", "Findings"]
    assert document.styles["Heading 1"].font.name == "Courier New"


def test_footnotes_of_a_template_stay(tmp_path: Path) -> None:
    first = Paper({"n7": ENTRY})
    first.text('<a class="n" href="#n7">26.7%</a>')
    (tmp_path / "with.docx").write_bytes(first.bytes())
    second = Paper({"n7": ENTRY}, tmp_path / "with.docx")
    second.text('<a class="n" href="#n7">26.7%</a>')
    assert len(notes(second.bytes())) == 2


def test_a_template_that_is_no_document_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("no")
    with pytest.raises(BadInput, match="cannot be opened as a Word document"):
        Paper({}, tmp_path / "a.docx")
    with pytest.raises(BadInput, match="cannot be opened"):
        Paper({}, tmp_path / "missing.docx")

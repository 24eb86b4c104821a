from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from winset.desk import open_case
from winset.errors import BadInput, MissingExtra
from winset.report import write_report
from winset.report.printed import document


@pytest.fixture(scope="module")
def printed(reported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the shipped case with its report as PDF."""
    mine = tmp_path_factory.mktemp("printed") / "us-japan-rok"
    shutil.copytree(reported, mine)
    written = write_report(open_case(mine), pdf=True)
    assert mine / "report" / "report.pdf" in written
    return mine


@pytest.fixture(scope="module")
def pdf(printed: Path) -> PdfReader:
    return PdfReader(io.BytesIO((printed / "report" / "report.pdf").read_bytes()))


def test_it_is_tagged_titled_and_says_what_it_is(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "United States, Japan and South Korea: what could be ratified"


def test_the_first_page_stands_alone(pdf: PdfReader) -> None:
    first = pdf.pages[0].extract_text()
    for heading in (
        "What to do first",
        "What blocks at home",
        "What would break it",
        "How sure we are",
        "Forecast ledger",
    ):
        assert heading in first
    assert "What moved, in detail" in pdf.pages[1].extract_text()


def test_bookmarks_follow_the_headings_and_numbers_lead_to_their_notes(pdf: PdfReader) -> None:
    titles = [item.title for item in pdf.outline if not isinstance(item, list)]
    assert titles[0] == "What to do first, and what next"
    assert titles[-1] == "Notes to the numbers"
    links = [a.get_object() for a in pdf.pages[0]["/Annots"]]
    assert links
    assert all("/Dest" in link or "/A" in link for link in links)


def test_all_fonts_are_embedded(pdf: PdfReader) -> None:
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"])


def test_letters_without_a_font_are_named_in_a_sentence() -> None:
    with pytest.raises(BadInput, match="Japanese letters, and this machine has no font for them"):
        document._refuse_boxes("批准", ["Libertinus Serif"])
    with pytest.raises(BadInput, match="Korean letters"):
        document._refuse_boxes("비준", ["Noto Serif CJK JP"])
    document._refuse_boxes("批准 비준", ["Noto Serif CJK JP", "Noto Serif CJK KR"])


def test_without_typst_the_line_that_installs_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"winset\[pdf\]"):
        document.pdf_document(None, None, None, None)  # type: ignore[arg-type]


@pytest.mark.full
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "What blocks at home"), ("ja", "国内で妨げているもの"), ("ko", "국내에서 가로막는 것")]
)
def test_qpdf_and_poppler_find_a_sound_file_in_every_language(
    printed: Path, tmp_path: Path, lang: str, said: str
) -> None:
    programs = [shutil.which(name) for name in ("qpdf", "pdffonts", "pdftotext")]
    if not all(programs):
        pytest.skip("qpdf or poppler is not installed")
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(printed, mine)
    write_report(open_case(mine), pdf=True, lang=lang)
    path = str(mine / "report" / "report.pdf")
    qpdf, pdffonts, pdftotext = map(str, programs)
    checked = subprocess.run([qpdf, "--check", path], check=False, capture_output=True, text=True, timeout=120)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    fonts = subprocess.run([pdffonts, path], check=True, capture_output=True, text=True, timeout=120).stdout
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert all(row[-5] == "yes" for row in rows), fonts
    assert lang == "en" or any(f"CJK{'jp' if lang == 'ja' else 'kr'}".lower() in row[0].lower() for row in rows)
    text = subprocess.run([pdftotext, "-l", "1", path, "-"], check=True, capture_output=True, text=True, timeout=120)
    assert said in text.stdout

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest


@pytest.fixture(scope="module")
def file(reported: Path) -> Path:
    return reported / "report" / "report.docx"


def test_headings_are_an_outline(file: Path) -> None:
    names = [p.style.name for p in docx.Document(str(file)).paragraphs]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert names[0] == "Title"
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))  # noqa: RUF007 - pairs


def test_every_picture_has_words_and_every_note_a_number_of_the_page(reported: Path, file: Path) -> None:
    archive = zipfile.ZipFile(file)
    body = archive.read("word/document.xml").decode()
    pictures = re.findall(r"<wp:docPr [^>]*>", body)
    assert len(pictures) >= 8
    assert all(re.search(r'descr="[^"]{20,}"', picture) for picture in pictures)
    html = (reported / "report" / "index.html").read_text(encoding="utf8")
    ids = re.findall(r"> (n\d+): ", archive.read("word/footnotes.xml").decode())
    assert len(ids) > 60
    assert len(ids) == len(set(ids))
    assert all(f'id="{i}"' in html for i in ids)


def test_the_file_says_what_it_is(file: Path) -> None:
    about = docx.Document(str(file)).core_properties
    assert about.title == "United States, Japan and South Korea: what could be ratified"
    assert "as known on" in about.subject
    assert about.language == "en-GB"


@pytest.mark.full
def test_libreoffice_opens_it_and_the_first_page_is_one_page(file: Path, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "report.pdf").pages]
    assert 15 <= len(pages) <= 60
    assert "What to do first" in pages[0]
    assert "Forecast ledger" in pages[0]
    assert "What moved, in detail" in pages[1]

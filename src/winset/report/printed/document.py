"""From the report to the bytes of a PDF."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import orjson

from winset.desk import Desk
from winset.errors import BadInput, MissingExtra, Problem
from winset.report.book import Book
from winset.report.figure import Studio
from winset.report.html import Page
from winset.report.printed.sheet import PrintSheet
from winset.report.tongue import language
from winset.report.word.document import written

__all__ = ["pdf_document"]

STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, titled, every picture with words beside it; what breaks it is an error when the file is made."""
_SCRIPTS: Final = (
    ("Japanese", re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), "Noto Serif CJK JP"),
    ("Korean", re.compile(r"[\uac00-\ud7a3]"), "Noto Serif CJK KR"),
)
"""Letters that the fonts of Typst lack, and the font that has them."""


def pdf_document(desk: Desk, page: Page, book: Book, studio: Studio) -> bytes:
    """The report as a .pdf file; each number leads to its note at the end.

    Raises
    ------
    MissingExtra : Typst is not installed
    BadInput : the report holds letters for which the machine has no font
    """
    if find_spec("typst") is None:
        raise MissingExtra("the report as PDF", "pdf")
    import typst  # noqa: PLC0415 - an extra

    sheet = PrintSheet({entry.id: entry for entry in book.entries})
    written(sheet, desk, page, studio)
    content = orjson.dumps(sheet.content())
    _refuse_boxes(content.decode(), typst.Fonts().families())
    with tempfile.TemporaryDirectory(prefix="winset-") as name:
        folder = Path(name)
        (folder / "report.typ").write_bytes(files("winset.report.printed").joinpath("report.typ").read_bytes())
        (folder / "report.json").write_bytes(content)
        for file, picture in sheet.pictures.items():
            (folder / file).write_bytes(picture)
        return bytes(typst.compile(folder / "report.typ", root=folder, pdf_standards=[STANDARD]))


def _refuse_boxes(text: str, families: Iterable[str]) -> None:
    """Raise BadInput for letters that would come out as empty boxes."""
    known = set(families)
    for script, letters, font in _SCRIPTS:
        if letters.search(text) and font not in known:
            what = (
                f"the report holds {script} letters, and this machine has no font for them: install “{font}” "
                "(Debian: fonts-noto-cjk), or write the report without --pdf"
            )
            raise BadInput([Problem(file=f"report.pdf ({language()})", code="no-font", what=what)])

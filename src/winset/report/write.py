"""Write the report: compose it, put the files in place, and write down every number that leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from winset.desk import Desk, Progress, digest_file, record_report, write_file
from winset.desk.work import make_ready
from winset.errors import BadInput, Problem
from winset.report.book import Book
from winset.report.data import data_files
from winset.report.figure import Studio
from winset.report.html import composed, rendered
from winset.report.tongue import speaking

__all__ = ["write_report"]

Numbers = list[tuple[str, Mapping[str, Any], Any, tuple[str, ...]]]
"""(function, arguments, value, ids of the evidence) of each number that leaves."""
STEPS: Final = 4
MARKED: Final = "HANDLING.txt"
"""Beside tables, which have no head or foot: for whom they are made, and their handling mark."""
BESIDE: Final = ("backtest.json", "forecasts.jsonl")
"""Files of the case that a report tells of although no number of the ranking rests on them."""


def write_report(
    desk: Desk,
    *,
    template: Path | None = None,
    lang: str = "en",
    pdf: bool = False,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write `report/index.html`, `report.docx` and `data/`; returns the paths that a reader opens first.

    What was composed from the same state of the case by the same code is kept and put in place again.

    Parameters
    ----------
    desk : the case and its as-of day
    template : a Word document whose styles the Word report takes; None for our own
    lang : language of headings and sentences: `en`, `ja` or `ko`; the case's own words stay as they are
    pdf : whether to write `report.pdf` too
    progress : told how far it is

    Raises
    ------
    UnknownName : there is no such language
    MissingExtra : the PDF needs what is not installed
    CaseBusy : another process is writing to the case
    StorageError : the disk refuses
    BadInput : the template is no Word document
    """

    def tick(done: int) -> None:
        if progress is not None:
            progress("composing the report", done, STEPS)

    folder = desk.folder.layout.report
    outside = (lang, str(pdf), desk.audience or "", *_outside(desk, template))
    tick(0)
    make_ready(desk)
    with speaking(lang):
        files, numbers = desk.kept.result("report", lambda: _made(desk, template, tick, pdf=pdf), *outside)
    for name, body in files.items():
        _put(folder / name, body)
    record_report(desk, numbers, files=list(files))
    tick(STEPS)
    first = ("index.html", "report.docx", *(("report.pdf",) if pdf else ()), "data")
    return tuple(folder / name for name in first)


def _made(
    desk: Desk, template: Path | None, tick: Callable[[int], None], *, pdf: bool
) -> tuple[dict[str, bytes], Numbers]:
    """Content by name of every file, and the numbers in them."""
    from winset.report.word import word_document  # noqa: PLC0415 - python-docx takes a while, and may not be needed

    book = Book(desk)
    studio = Studio(desk.folder.layout.report / ".charts")
    page = composed(desk, book, studio)
    tick(1)
    html = rendered(page, book).encode()
    files = {f"data/{name}": body for name, body in data_files(desk, book).items()} | {"index.html": html}
    files[f"data/{MARKED}"] = "\n\n".join(filter(None, (page.audience.mark, page.audience.told.striptags()))).encode()
    tick(2)
    files["report.docx"] = word_document(desk, page, book, studio, template=template)
    if pdf:
        from winset.report.printed import pdf_document  # noqa: PLC0415 - an extra

        files["report.pdf"] = pdf_document(desk, page, book, studio)
    tick(3)
    numbers: Numbers = [
        (e.function, dict(e.arguments), e.answer.value, tuple(item.id for item in e.answer.evidence))
        for e in book.entries
    ]
    return files, numbers


def _outside(desk: Desk, template: Path | None) -> tuple[str, ...]:
    """What a report depends on beside the state of the case."""
    root = desk.folder.path
    return (root.name, *(_digest(root / name) for name in BESIDE), "" if template is None else _template(template))


def _digest(file: Path) -> str:
    return digest_file(file) if file.is_file() else ""


def _template(file: Path) -> str:
    try:
        return digest_file(file)
    except OSError as error:
        what = "cannot be opened as a Word document (.docx); save it as one and try again"
        raise BadInput([Problem(file=str(file), code="no-docx", what=what)]) from error


def _put(path: Path, body: bytes) -> None:
    """Write a file, unless it holds just that already."""
    if path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, body)

"""Write the report: compose it, put the files in place, and write down every number that leaves."""

from __future__ import annotations

from pathlib import Path

from winset.desk import Desk, Progress, record_report, write_file
from winset.report.book import Book
from winset.report.data import data_files
from winset.report.figure import Studio
from winset.report.html import composed, rendered
from winset.report.word import word_document

__all__ = ["write_report"]


def write_report(desk: Desk, *, template: Path | None = None, progress: Progress | None = None) -> tuple[Path, ...]:
    """Write `report/index.html`, `report.docx` and `data/`; returns the paths that a reader opens first.

    Parameters
    ----------
    desk : the case and its as-of day
    template : a Word document whose styles the Word report takes; None for our own
    progress : told how far it is

    Raises
    ------
    CaseBusy : another process is writing to the case
    StorageError : the disk refuses
    BadInput : the template is no Word document
    """

    def tick(done: int) -> None:
        if progress is not None:
            progress("composing the report", done, 4)

    folder = desk.folder.layout.report
    book = Book(desk)
    tick(0)
    studio = Studio(folder / ".charts")
    page = composed(desk, book, studio)
    tick(1)
    html = rendered(page, book).encode()
    files = {folder / "data" / name: body for name, body in data_files(desk, book).items()}
    files[folder / "index.html"] = html
    tick(2)
    files[folder / "report.docx"] = word_document(desk, page, book, studio, template=template)
    tick(3)
    for path, body in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, body)
    record_report(
        desk,
        [(e.function, e.arguments, e.answer.value, tuple(item.id for item in e.answer.evidence)) for e in book.entries],
        files=[str(path.relative_to(folder)) for path in files],
    )
    tick(4)
    return folder / "index.html", folder / "report.docx", folder / "data"

"""Write the report: compose it, put the files in place, and write down every number that leaves."""

from __future__ import annotations

from pathlib import Path

from winset.desk import Desk, Progress, record_report, write_file
from winset.report.book import Book
from winset.report.data import data_files
from winset.report.figure import Studio
from winset.report.html import composed, rendered

__all__ = ["write_report"]


def write_report(desk: Desk, *, progress: Progress | None = None) -> tuple[Path, ...]:
    """Write `report/index.html` and `report/data/`; returns the paths that a reader opens first.

    Raises
    ------
    CaseBusy : another process is writing to the case
    StorageError : the disk refuses
    """

    def tick(done: int) -> None:
        if progress is not None:
            progress("composing the report", done, 3)

    folder = desk.folder.layout.report
    book = Book(desk)
    tick(0)
    page = composed(desk, book, Studio(folder / ".charts"))
    tick(1)
    html = rendered(page, book).encode()
    files = {folder / "data" / name: body for name, body in data_files(desk, book).items()}
    files[folder / "index.html"] = html
    tick(2)
    for path, body in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, body)
    record_report(
        desk,
        [(e.function, e.arguments, e.answer.value, tuple(item.id for item in e.answer.evidence)) for e in book.entries],
        files=[str(path.relative_to(folder)) for path in files],
    )
    tick(3)
    return folder / "index.html", folder / "data"

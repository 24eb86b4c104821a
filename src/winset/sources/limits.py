"""What a file may cost: the bounds that every reader keeps."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on untrusted input; whatever passes one of them is refused with a sentence, the rest is read."""

    file_bytes: int = 200_000_000
    """Largest file, or member of an archive, that is read."""
    line_chars: int = 1_000_000
    """Longest line of a table or a text."""
    cell_chars: int = 100_000
    """Longest cell of a table."""
    record_lines: int = 200
    """Lines that one quoted record of a table may span, so that a lost quote costs no more than that."""
    rows: int = 5_000_000
    """Most rows that are read from one table of facts; event files have no such bound."""
    problems: int = 1_000
    """Most problems reported for one file; a last one says that there are more."""
    archive_depth: int = 3
    """Archives inside archives that are opened."""
    archive_members: int = 100_000
    """Most files taken from one archive or folder."""
    archive_bytes: int = 2_000_000_000
    """Most bytes that one archive may unpack to, nested ones included."""
    archive_ratio: float = 200.0
    """Most that a member may grow when unpacked; text compresses by less than 20."""
    page_bytes: int = 10_000_000
    """Largest page of HTML, or document of text, that is read as one document."""
    document_bytes: int = 30_000_000
    """Most bytes that a part of a Word document may unpack to, and that a mail or feed may have."""
    pdf_bytes: int = 1_500_000_000
    """Address space of the process that reads a PDF, in bytes."""
    pdf_seconds: int = 120
    """Seconds of computing that a PDF may take."""
    pdf_pages: int = 5_000
    """Most pages of a PDF that are read."""

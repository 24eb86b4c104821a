"""Text runs of a PDF with their places, page by page: a program of its own, so that a hostile file can only end it.

Run as `python pdf_worker.py FILE MEMORY SECONDS PAGES CHARACTERS`; prints JSON lines: first `{"pages", "meta"}` or
`{"error"}`, then `{"page", "label", "width", "height", "runs": [[x0, y0, x1, y1, size, text], ...]}` for each page. It
imports nothing of winset, which would cost time and memory.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from ctypes import byref
from math import hypot
from typing import Any, Final

Box = tuple[float, float, float, float]
_GAP: Final = 1.2
"""A gap of so many heights of a letter ends a run."""
_BLANK: Final = 0.18
"""A gap of so many heights between letters is a blank."""
_HYPHENS: Final = frozenset({0x02, 0xAD, 0xFFFE})
"""What the engine gives for a hyphen at the end of a line."""


def main() -> None:
    """Read the file that the command line names."""
    path, memory, seconds, pages, characters = sys.argv[1], *map(int, sys.argv[2:6])
    _bound(memory, seconds)
    import pypdfium2 as pdfium  # noqa: PLC0415 - after the limits

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        _print({"error": "password" if "password" in str(error).lower() else "broken"})
        return
    _print({"pages": len(document), "meta": document.get_metadata_dict()})
    for number in range(min(len(document), pages)):
        try:
            found = _page(document, number, characters)
        except pdfium.PdfiumError:
            continue
        characters -= sum(len(run[5]) for run in found["runs"])
        _print(found)
        if characters <= 0:
            return


def _bound(memory: int, seconds: int) -> None:
    """Limits of the operating system, where it has them."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _print(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _page(document: Any, number: int, characters: int) -> dict[str, Any]:  # noqa: ANN401 - the engine's own types
    page = document[number]
    width, height = page.get_size()
    text = page.get_textpage()
    runs = list(_runs(text, characters))
    label = document.get_page_label(number)
    text.close()
    page.close()
    return {"page": number, "label": label, "width": width, "height": height, "runs": runs}


def _runs(text: Any, characters: int) -> Iterator[tuple[float, float, float, float, float, str]]:  # noqa: ANN401 - as above
    """Letters that stand side by side, in the order in which the file gives them."""
    letters: list[str] = []
    box: Box | None = None
    size = 0.0
    for index, code, place in _letters(text, characters):
        if place is None:
            if letters and letters[-1] != " ":
                letters.append(" ")
            continue
        if box is not None and not _beside(box, place):
            yield *box, size, "".join(letters).strip()
            letters, box = [], None
        if box is None:
            letters, box, size = [], place, _size(text, index) or place[3] - place[1]
        elif place[0] - box[2] > _BLANK * size and letters[-1] != " ":
            letters.append(" ")
        letters.append("-" if code in _HYPHENS else chr(code))
        box = (min(box[0], place[0]), min(box[1], place[1]), max(box[2], place[2]), max(box[3], place[3]))
    if box is not None:
        yield *box, size, "".join(letters).strip()


def _size(text: Any, index: int) -> float:  # noqa: ANN401 - as above
    """Height of the type as it is printed, in points; 0 where the file does not tell."""
    import pypdfium2.raw as raw  # noqa: PLC0415, PLR0402 - after the limits

    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, byref(matrix)):
        return 0.0
    return float(raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d))


def _letters(text: Any, characters: int) -> Iterator[tuple[int, int, Box | None]]:  # noqa: ANN401 - as above
    """Place in the engine's list, code and box of each letter; no box for a blank."""
    import pypdfium2.raw as raw  # noqa: PLC0415, PLR0402 - after the limits

    rect = raw.FS_RECTF()
    high = 0
    for index in range(min(text.count_chars(), characters)):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - first half of a letter
            high = code
            continue
        if 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - second half
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if code in {0x20, 0xA0, 0x0D, 0x0A, 0x09}:
            yield index, code, None
        elif (code > 0x20 or code in _HYPHENS) and raw.FPDFText_GetLooseCharBox(text, index, byref(rect)):  # noqa: PLR2004 - control codes
            yield index, code, (rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))


def _beside(box: Box, place: Box) -> bool:
    """Whether a letter goes on where a run ends."""
    height = max(place[3] - place[1], 1e-3)
    overlap = min(box[3], place[3]) - max(box[1], place[1])
    similar = 0.6 < height / max(box[3] - box[1], 1e-3) < 1.7  # noqa: PLR2004 - sizes of one line, with raised letters
    return (
        overlap > 0.5 * min(height, box[3] - box[1]) and similar and -0.5 * height < place[0] - box[2] < _GAP * height
    )


if __name__ == "__main__":
    main()

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from winset.report.book import Book
from winset.report.printed.sheet import PrintSheet

if TYPE_CHECKING:
    from winset.desk import Desk


def test_blocks_keep_their_order_and_numbers_get_a_note_once(desk: Desk) -> None:
    book = Book(desk)
    number = book.number("options_ranked", "{}")
    sheet = PrintSheet({entry.id: entry for entry in book.entries})
    sheet.properties(title="T", subject="S", keywords="K", day=datetime(2021, 2, 1, tzinfo=UTC), comments="C")
    sheet.heading("A <b>title</b>", 1)
    sheet.text(f"of {number}", before="First:")
    sheet.items([f"again {number}"])
    sheet.picture(b"png", alt="what it shows", caption="words")
    sheet.table("rows", ["a", "b"], [["1", number]], widths=[1, 2])
    found = sheet.content()
    assert [block["kind"] for block in found["blocks"]] == ["heading", "text", "bullet", "picture", "table"]
    assert [note["id"] for note in found["notes"]] == ["n1"]
    assert found["notes"][0]["text"].startswith(f"n1: {len(desk.ranking.options)}. Number of options")
    assert sheet.pictures == {"picture-1.png": b"png"}
    assert [run["bold"] for run in found["blocks"][1]["runs"]] == [True, False, False]

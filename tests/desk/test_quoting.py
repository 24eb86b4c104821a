from __future__ import annotations

from pathlib import Path

from winset.desk import quoted_in_part, words_allowed
from winset.desk.quoting import QUOTED
from winset.store import CaseFolder

TEXT = """
[[source]]
id = "open"
title = "Open"
licence = "CC0"
redistributable = true
files = ["open*"]

[[source]]
id = "closed"
title = "Closed"
licence = "all rights reserved"
redistributable = false
files = ["closed*"]

[[source]]
id = "silent"
title = "Silent"
licence = "all rights reserved"
redistributable = false
quote_words = 0
files = ["silent*"]
"""


def test_a_source_says_how_much_of_it_may_be_quoted(tmp_path: Path) -> None:
    folder = CaseFolder.create(tmp_path / "case")
    with folder.layout.marker.open("a", encoding="utf8") as file:
        file.write(TEXT)
    allowed = words_allowed(folder)
    assert allowed("open.txt") is None
    assert allowed("closed.txt") == QUOTED
    assert allowed("silent.txt") == 0
    assert allowed("unknown.txt") == QUOTED


def test_a_passage_is_cut_at_a_word_and_says_so() -> None:
    assert quoted_in_part("one two three", None) == "one two three"
    assert quoted_in_part("one two three", 3) == "one two three"
    assert quoted_in_part("one two three", 2) == "one two […]"
    assert quoted_in_part("one two three", 0) == ""


def test_where_words_have_no_spaces_letters_count() -> None:
    assert quoted_in_part("日韓両国は協力を強化する", 3) == "日韓両国は協 […]"
    assert quoted_in_part("日韓協力", 3) == "日韓協力"

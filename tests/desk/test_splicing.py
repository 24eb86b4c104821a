from __future__ import annotations

import json

import pytest

from winset.desk.splicing import cells_at, place_of, with_value, without_row
from winset.errors import BadInput

CSV = 'id,what,strength\r\na,"one, with a\r\nbreak",0.5\r\nb,two,0.6\r\n'
JSONL = '{"id": "a", "text": "one", "n": 1, "list": ["x", "y"]}\n{"id": "b", "text": "zwei – 二"}\n'
TOML = """# Remark of the file.

[[option]]
id = "a"
title = "First \\"one\\""
points = { x = 0.5 }
ambition = 0.5

# proposed by somebody
[[option]]
id = "b"
title = "Second"
"""


def test_a_row_is_found_by_its_id() -> None:
    for text, form in ((CSV, "csv"), (JSONL, "jsonl"), (TOML, "toml")):
        assert place_of(text, form, "a", table="option") is not None
        assert place_of(text, form, "none", table="option") is None


def test_a_value_changes_and_nothing_else() -> None:
    place = place_of(CSV, "csv", "b")
    assert place is not None
    assert with_value(CSV, "csv", place, "what", "drei, vier") == CSV.replace("b,two", 'b,"drei, vier"')
    place = place_of(JSONL, "jsonl", "a")
    assert place is not None
    changed = with_value(JSONL, "jsonl", place, "list", "u | v")
    assert json.loads(changed.splitlines()[0])["list"] == ["u", "v"]
    assert changed.splitlines()[1] == JSONL.splitlines()[1]
    place = place_of(TOML, "toml", "a", table="option")
    assert place is not None
    assert with_value(TOML, "toml", place, "title", 'A "new" one') == TOML.replace(
        '"First \\"one\\""', '"A \\"new\\" one"'
    )
    assert with_value(TOML, "toml", place, "ambition", "0.7") == TOML.replace("ambition = 0.5", "ambition = 0.7")


def test_cells_read_as_a_person_would_write_them() -> None:
    place = place_of(JSONL, "jsonl", "a")
    assert place is not None
    assert cells_at(JSONL, "jsonl", place) == {"id": "a", "text": "one", "n": "1", "list": "x | y"}
    place = place_of(TOML, "toml", "a", table="option")
    assert place is not None
    assert cells_at(TOML, "toml", place)["title"] == 'First "one"'


def test_what_cannot_be_changed_is_refused() -> None:
    place = place_of(TOML, "toml", "a", table="option")
    assert place is not None
    with pytest.raises(BadInput, match="by hand"):
        with_value(TOML, "toml", place, "points", "{ x = 1 }")
    for text, form in ((CSV, "csv"), (JSONL, "jsonl"), (TOML, "toml")):
        found = place_of(text, form, "a", table="option")
        assert found is not None
        with pytest.raises(BadInput, match="no column"):
            with_value(text, form, found, "none", "x")


def test_a_row_is_taken_out_with_its_remark() -> None:
    place = place_of(TOML, "toml", "b", table="option")
    assert place is not None
    assert without_row(TOML, place) == TOML[: TOML.index("\n# proposed")]
    place = place_of(CSV, "csv", "a")
    assert place is not None
    assert without_row(CSV, place) == "id,what,strength\r\nb,two,0.6\r\n"

"""Records with named fields become lines of fixed cells, the broken ones marked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from winset.sources.event_records import field_key, header_of, json_keys, lines_of_csv, lines_of_json
from winset.sources.limits import Limits


def cells(record: Mapping[str, str]) -> list[str]:
    return [record.get("eventid", "?"), record.get("b", "")]


def test_field_names_are_told_alike(tmp_path: Path) -> None:
    assert {field_key(name) for name in ("Event ID", "event_id", "eventId")} == {"eventid"}
    path = tmp_path / "f"
    path.write_bytes(b'\xef\xbb\xbfEvent ID,"b c"\n1,2')
    assert header_of(path, Limits()) == ("eventid", "bc")
    assert json_keys(path, Limits()) == frozenset()
    path.write_text('{"Event ID": 1}')
    assert json_keys(path, Limits()) == {"eventid"}


def test_records_of_csv(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b'Event ID,b\n1,"two\nlines\tand ""more"""\n\n2\n\xff,x\n3,' + b"y" * 30)
    with lines_of_csv(path, tmp_path, Limits(cell_chars=25), cells=cells, width=2) as lines:
        found = [line.split("\t") for line in lines.path.read_text(encoding="utf-8").splitlines()]
    assert [row[0].split(":")[0] for row in found] == [
        "\x02header", "1", "\x02blank", "\x02unreadable", "\x02encoding", "\x02unreadable",
    ]  # fmt: skip
    assert found[1][1] == 'two lines and "more"'


def test_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b'\xef\xbb\xbf{"eventId": 1, "b": ["x", null]}\n{"b": {}}\n\xff\n')
    with lines_of_json(path, tmp_path, Limits(), cells=cells, width=2) as lines:
        found = lines.path.read_text(encoding="utf-8").splitlines()
    assert found[:2] == ["1\tx;", "?\t{}"]
    assert found[2].startswith("\x02unreadable")

from __future__ import annotations

import io
from typing import Any

import pytest

from winset.desk import coding
from winset.desk.coding import coded_lines


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a function
    """Records as they reach the coder."""
    monkeypatch.setattr(coding, "code_records", lambda records, **_: iter(list(records)))
    return lambda data: list(coded_lines(io.BytesIO(data)))


def test_good_lines_pass_in_order_and_blank_ones_are_no_records(lines: Any) -> None:  # noqa: ANN401
    assert lines(b'{"id": 1, "text": "a"}\n\n{"id": 2, "text": "b"}') == [
        {"id": 1, "text": "a"},
        {"id": 2, "text": "b"},
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"nope\n", "line 1: not JSON"),
        (b"[1]\n", "line 1: a record is a JSON object"),
        (b'{"id": "\xff"}\n', "line 1: not UTF-8"),
        (b"[" * 100_000 + b"\n", "line 1: nested too deeply"),
    ],
)
def test_a_bad_line_is_an_error_and_the_next_goes_on(lines: Any, line: bytes, said: str) -> None:  # noqa: ANN401
    first, second = lines(line + b'{"id": 2, "text": "b"}\n')
    assert first["error"].startswith(said)
    assert second == {"id": 2, "text": "b"}


def test_a_line_without_end_is_bounded(lines: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    monkeypatch.setattr(coding, "LONGEST", 64)
    first, second = lines(b"x" * 1000 + b"\n" + b'{"id": 2, "text": "b"}\n')
    assert "longer than 64 bytes" in first["error"]
    assert second["id"] == 2


def test_the_contract_end_to_end() -> None:
    data = b'{"id": "a", "text": "Norway criticised Chile on Monday.", "date": "2024-03-15"}\nnope\n'
    good, bad = coded_lines(io.BytesIO(data))
    assert set(good) == {"id", "events", "claims", "skipped"}
    event = good["events"][0]
    assert (event["source_country"], event["target_country"], event["plover"]) == ("NOR", "CHL", "ACCUSE")
    assert event["date"] == "2024-03-11"
    start, end = event["spans"]["trigger"]
    assert "Norway criticised Chile on Monday."[start:end] == event["trigger"]
    assert bad == {"id": None, "error": bad["error"]}

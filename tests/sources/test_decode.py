"""Bytes become text, or a sentence says why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.sources.decode import decoded, has_undecodable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark(encoding: str) -> None:
    assert decoded("日本\r\nä\r".encode(encoding), file="f") == ("日本\nä\n", [])


def test_other_bytes_stay_visible() -> None:
    text, problems = decoded("ä\nb".encode("latin-1"), file="f")
    assert problems == []
    assert has_undecodable(text)
    assert not has_undecodable(text.split("\n")[1])


def test_a_mark_that_lies_is_a_problem() -> None:
    text, problems = decoded(b"\xff\xfea", file="f")
    assert text == ""
    assert [(p.file, p.code) for p in problems] == [("f", "encoding")]


@given(st.binary(max_size=80))
def test_no_bytes_raise(data: bytes) -> None:
    text, _ = decoded(data, file="f")
    assert "\r" not in text


@given(st.text(max_size=50).filter(lambda t: not t.startswith("\ufeff") and "\r" not in t))
def test_text_comes_back(text: str) -> None:
    assert decoded(text.encode("utf-8"), file="f") == (text, [])

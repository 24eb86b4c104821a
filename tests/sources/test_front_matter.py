"""Named values at the head of a file are read without running anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from winset.sources.front_matter import front_matter

HEAD = r"""---
date: '2024-10-25'
time: 2024-10-25 14:53:41-04:00
title: "Remarks by\_Ada \u2019\x41 and\
  \ the rest\
  \ of it"
quoted: 'it''s'
plain: one two # a remark
folded: first
  second

  third
tags:
- a
- "b"
list: [x, 'y', z]
block: |
  one
  two
url: https://example.org/a:b
---
Body"""


def test_the_forms_that_files_use() -> None:
    values, offset = front_matter(HEAD)
    assert values == {
        "date": "2024-10-25",
        "time": "2024-10-25 14:53:41-04:00",
        "title": "Remarks by\xa0Ada ’A and the rest of it",
        "quoted": "it's",
        "plain": "one two",
        "folded": "first second third",
        "tags": ("a", "b"),
        "list": ("x", "y", "z"),
        "block": "one\ntwo",
        "url": "https://example.org/a:b",
    }
    assert HEAD[offset:] == "Body"


def test_without_a_closed_head_there_are_none() -> None:
    assert front_matter("Text\n---\na: b\n---\n") == ({}, 0)
    assert front_matter("---\na: b\n") == ({}, 0)
    assert front_matter("") == ({}, 0)


def test_tags_of_yaml_are_only_text() -> None:
    assert front_matter("---\na: !!python/object:os.system [x]\nb: &x y\nc: *x\n---\n")[0] == {
        "a": "!!python/object:os.system [x]",
        "b": "&x y",
        "c": "*x",
    }


@given(st.text(max_size=300))
def test_any_text_gives_text(text: str) -> None:
    values, offset = front_matter("---\n" + text + "\n---\n")
    assert 0 <= offset <= len(text) + 9
    assert all(isinstance(v, str | tuple) for v in values.values())

"""What may leave is decided by the source that a file belongs to; silence means that it stays."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import CaseError
from winset.model import Source
from winset.store.licences import NOT_STATED, SourceRule, _quoted, add_rule, source_of, source_rules

RULE = SourceRule(id="wh", title='The "White House"', licence="public domain", redistributable=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "winset.toml").write_text('[case]\nid = "a"\n# kept as it is\n')
    return tmp_path


def test_a_file_that_no_block_names_stays_here() -> None:
    assert source_of("a.txt", ()) == Source(id="a.txt", title="a.txt", licence=NOT_STATED, redistributable=False)


def test_the_first_block_whose_pattern_fits_decides() -> None:
    rules = (
        SourceRule(id="1", title="", licence="x", redistributable=True, files=("wh*.zip", "deep/*")),
        SourceRule(id="2", title="", licence="y", redistributable=False, files=("*",)),
    )
    assert [source_of(name, rules).id for name in ("wh1.zip", "deep/a/b.txt", "other")] == ["1", "1", "2"]


def test_a_rule_is_written_for_people_and_read_back(folder: Path) -> None:
    add_rule(folder, RULE, files=["a[1].txt"])
    add_rule(folder, RULE, files=["b.txt", "a[1].txt"])
    add_rule(
        folder, SourceRule(id="nyt", title="Times", licence="all rights reserved", redistributable=False), files=["c"]
    )
    rules, problems = source_rules(folder)
    assert problems == []
    assert [rule.id for rule in rules] == ["wh", "nyt"]
    assert rules[0].title == RULE.title
    assert source_of("a[1].txt", rules).id == source_of("b.txt", rules).id == "wh"
    assert source_of("a1.txt", rules).id == "a1.txt"
    assert (folder / "winset.toml").read_text().startswith('[case]\nid = "a"\n# kept as it is\n')


def test_a_block_without_files_and_one_written_over_several_lines(folder: Path) -> None:
    marker = folder / "winset.toml"
    block = '[[source]]\nid = "wh"\ntitle = "White House"\nlicence = "x"\nredistributable = true\n'
    marker.write_text(f"{marker.read_text()}\n{block}")
    add_rule(folder, RULE, files=["a.txt"])
    assert source_rules(folder)[0][0].files == ("a.txt",)
    marker.write_text(f'[case]\nid = "a"\n\n{block}files = [\n  "a.txt",\n]\n')
    before = marker.read_text()
    with pytest.raises(CaseError, match=r'add there by hand: files = \["b.txt"\]'):
        add_rule(folder, RULE, files=["b.txt"])
    assert marker.read_text() == before


@given(st.text())
def test_any_text_becomes_a_toml_string(text: str) -> None:
    printed = "".join(c if c.isprintable() else " " for c in text)
    assert tomllib.loads(f"a = {_quoted(text)}")["a"] == printed

"""Edits of different cells meet without a word; edits of one cell are a conflict; untouched rows stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import BadInput, CaseError
from winset.store.merging import WHOLE, merge_rows
from winset.store.tables import TABLES

MEETINGS = next(t for t in TABLES if t.file == "meetings.csv")
OPTIONS = next(t for t in TABLES if t.file == "options.toml")
CHRONICLE = next(t for t in TABLES if t.file == "chronicle.jsonl")
Rows = Mapping[str, tuple[str, str]]


def meetings(rows: Rows) -> str:
    return "id,place,topics\n" + "".join(f"{i},{place},{topics}\n" for i, (place, topics) in rows.items())


def values(text: str) -> dict[str, tuple[str, str]]:
    return {r["id"]: (r["place"], r["topics"]) for r in csv.DictReader(io.StringIO(text))}


BASE = {"a": ("Tokyo", "trade"), "b": ("Seoul", "space"), "c": ("Honolulu", "energy")}


def test_different_cells_of_one_row_meet() -> None:
    found = merge_rows(
        MEETINGS,
        base=meetings(BASE),
        ours=meetings(BASE | {"a": ("Kyoto", "trade")}),
        theirs=meetings(BASE | {"a": ("Tokyo", "trade; tariffs"), "d": ("Busan", "ports")}),
    )
    assert values(found.text) == BASE | {"a": ("Kyoto", "trade; tariffs"), "d": ("Busan", "ports")}
    assert (found.added, found.changed, found.removed, found.conflicts) == (1, 1, 0, ())


def test_one_cell_changed_by_both_is_a_conflict_and_ours_stays_until_decided() -> None:
    texts = {
        "base": meetings(BASE),
        "ours": meetings(BASE | {"a": ("Kyoto", "trade")}),
        "theirs": meetings(BASE | {"a": ("Osaka", "trade")}),
    }
    found = merge_rows(MEETINGS, **texts)
    (conflict,) = found.conflicts
    assert (conflict.row, conflict.column, conflict.base, conflict.ours, conflict.theirs) == (
        "a", "place", "Tokyo", "Kyoto", "Osaka",
    )  # fmt: skip
    assert found.text == texts["ours"]
    decided = merge_rows(MEETINGS, **texts, take={("a", "place"): "theirs"})
    assert decided.conflicts == ()
    assert values(decided.text)["a"] == ("Osaka", "trade")
    assert merge_rows(MEETINGS, **texts, take={("a", "place"): "ours"}).text == texts["ours"]


def test_taken_out_by_one_and_changed_by_the_other() -> None:
    without = {k: v for k, v in BASE.items() if k != "b"}
    changed = BASE | {"b": ("Sejong", "space")}
    assert (
        values(merge_rows(MEETINGS, base=meetings(BASE), ours=meetings(BASE), theirs=meetings(without)).text) == without
    )
    for ours, theirs, kept in ((changed, without, changed), (without, changed, without)):
        found = merge_rows(MEETINGS, base=meetings(BASE), ours=meetings(ours), theirs=meetings(theirs))
        assert [(c.row, c.column) for c in found.conflicts] == [("b", WHOLE)]
        assert values(found.text) == kept
        take = {("b", WHOLE): "theirs"}
        decided = merge_rows(MEETINGS, base=meetings(BASE), ours=meetings(ours), theirs=meetings(theirs), take=take)
        assert values(decided.text) == theirs


def test_without_a_base_nothing_is_taken_out_and_differences_are_conflicts() -> None:
    ours, theirs = BASE | {"a": ("Kyoto", "trade")}, {"a": ("Tokyo", "trade"), "z": ("Guam", "")}
    found = merge_rows(MEETINGS, base=None, ours=meetings(ours), theirs=meetings(theirs))
    assert [(c.row, c.column) for c in found.conflicts] == [("a", "place")]
    assert values(found.text) == ours | {"z": ("Guam", "")}


ROWS = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.sampled_from(["Tokyo", "Seoul", "Guam"]), st.sampled_from(["x", "y"]))
)


@given(ROWS, ROWS)
def test_the_side_that_did_nothing_leaves_the_other_as_it_is(base: Rows, changed: Rows) -> None:
    mine = merge_rows(MEETINGS, base=meetings(base), ours=meetings(changed), theirs=meetings(base))
    assert (mine.text, mine.conflicts) == (meetings(changed), ())
    other = merge_rows(MEETINGS, base=meetings(base), ours=meetings(base), theirs=meetings(changed))
    assert (values(other.text), other.conflicts) == (dict(changed), ())


@given(ROWS, ROWS, ROWS)
def test_a_merge_without_conflicts_is_the_same_from_either_side(base: Rows, one: Rows, two: Rows) -> None:
    here = merge_rows(MEETINGS, base=meetings(base), ours=meetings(one), theirs=meetings(two))
    there = merge_rows(MEETINGS, base=meetings(base), ours=meetings(two), theirs=meetings(one))
    assert {(c.row, c.column) for c in here.conflicts} == {(c.row, c.column) for c in there.conflicts}
    if not here.conflicts:
        assert values(here.text) == values(there.text)
        again = merge_rows(MEETINGS, base=meetings(base), ours=here.text, theirs=meetings(two))
        assert values(again.text) == values(here.text)


OPTION = '# by hand\n[[option]]\nid = "a"   # spaced\ntitle = "A"\npoints = { trade = 0.5 }\n\n'


def test_toml_blocks_keep_their_form_and_merge_by_key() -> None:
    ours = OPTION + '[[option]]\nid = "b"\ntitle = "B"\n'
    theirs = OPTION.replace("0.5", "0.7") + '[[option]]\nid = "c"\ntitle = "C"\n'
    found = merge_rows(OPTIONS, base=OPTION, ours=ours.replace('"A"', '"AA"'), theirs=theirs)
    assert found.conflicts == ()
    assert 'title = "AA"' in found.text
    assert "{ trade = 0.7 }" in found.text
    assert found.text.startswith("# by hand\n")
    assert found.text.count("[[option]]") == 3
    untouched = merge_rows(OPTIONS, base=OPTION, ours=OPTION, theirs=OPTION + '[[option]]\nid = "c"\n')
    assert untouched.text.startswith(OPTION)


def test_json_lines_merge_by_id() -> None:
    base = '{"id": "a", "text": "met"}\n'
    found = merge_rows(CHRONICLE, base=base, ours=base, theirs=base + '{"id": "b", "text": "met again"}\n')
    assert found.text == base + '{"id": "b", "text": "met again"}\n'


def test_rows_that_cannot_be_read_and_columns_that_we_lack_are_refused() -> None:
    with pytest.raises(BadInput, match=r"ours.*could be lost"):
        merge_rows(MEETINGS, base=None, ours="id,place\na,b,c\n", theirs="id,place\n")
    with pytest.raises(CaseError, match="'outcome' that ours lacks"):
        merge_rows(MEETINGS, base=None, ours="id,place\n", theirs="id,place,outcome\na,b,c\n")

"""Rows that people write: the good ones come through, and every fault is named with its place."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import winset.cases
from winset.model import (
    Constraint,
    FrameEffect,
    Happening,
    Influence,
    Issue,
    Meeting,
    Option,
    Outcome,
    Player,
    PollFigure,
    Power,
    Prior,
    Reading,
    TurningPoint,
)
from winset.sources.limits import Limits
from winset.sources.rows import read_rows, read_rows_file

POLLS = """id,respondents,about,question,start,end,known_from,n,mode,percent,pollster,source,note,derived
a,FRA,DEU,trusts,2020-01,2020-02,2020-03-01,1000,mail,55.5,Pollster,page,,false
b,FRA,DEU-ITA,trusts,2021,2021,2021-12-31,,,44,Pollster,page,"said ""maybe"", later",true
"""


def test_a_good_table_gives_typed_values() -> None:
    polls, problems = read_rows(POLLS.encode(), PollFigure, file="polls.csv")
    assert problems == []
    assert polls[0].percent == 55.5
    assert polls[0].n == 1000
    assert polls[0].derived is False
    assert polls[1].n is None
    assert polls[1].mode is None
    assert polls[1].note == 'said "maybe", later'
    assert polls[1].derived is True


def test_every_fault_is_named_with_row_and_column_and_the_good_rows_stay() -> None:
    table = POLLS + (
        "c,FRX,DEU,trusts,2020-13,2020-02,2020-03-01,many,mail,155,P,page,,perhaps\n"
        "d,France,DEU,trusts,2020,2020,2020,1.5,mail,5,P,page,,true\n"
        "a,FRA,DEU,trusts,2020-01,2020-02,2020-03-01,1000,mail,55.5,Pollster,page,,false\n"
        "e,FRA,DEU,trusts,2021-05,2020-02,2020-03-01,1000,mail,,Pollster,page,,false\n"
        "f,FRA,DEU\n"
    )
    polls, problems = read_rows(table, PollFigure, file="polls.csv")
    assert [p.id for p in polls] == ["a", "b"]
    assert {(p.row, p.column, p.code) for p in problems} == {
        (4, "respondents", "unknown-country"),
        (4, "start", "bad-date"),
        (4, "n", "not-a-number"),
        (4, "percent", "out-of-range"),
        (4, "derived", "unknown-word"),
        (5, "respondents", "unknown-country"),
        (5, "n", "not-a-number"),
        (6, "id", "duplicate"),
        (7, "end", "order"),
        (7, "percent", "not-a-number"),
        (8, None, "ragged"),
    }
    assert any("did you mean FRA" in p.what for p in problems)
    assert all(p.file == "polls.csv" for p in problems)


def test_a_missing_column_is_said_once_and_an_unknown_one_suggests_the_nearest() -> None:
    table = POLLS.replace("pollster", "polster")
    polls, problems = read_rows(table, PollFigure, file="polls.csv")
    assert polls == []
    assert {(p.column, p.code) for p in problems} == {("polster", "extra-column"), ("pollster", "missing-column")}
    assert any("did you mean 'pollster'" in p.what for p in problems)


def test_an_extra_column_leaves_the_rows_usable() -> None:
    lines = POLLS.splitlines()
    table = "\n".join([lines[0] + ",colour", *(line + ",red" for line in lines[1:])])
    polls, problems = read_rows(table, PollFigure, file="polls.csv")
    assert len(polls) == 2
    assert [p.code for p in problems] == ["extra-column"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + POLLS.encode(),
        POLLS.encode("utf-16"),
        POLLS.replace("\n", "\r\n").encode(),
        POLLS.replace("\n", "\r").encode(),
        POLLS.replace(",", ";").replace('"said ""maybe""; later"', '"said ""maybe"", later"').encode(),
    ],
    ids=["bom", "utf-16", "crlf", "cr", "semicolons"],
)
def test_what_spreadsheets_write_is_read(data: bytes) -> None:
    polls, problems = read_rows(data, PollFigure, file="polls.csv")
    assert problems == []
    assert polls[1].note == 'said "maybe", later'


def test_rows_in_another_encoding_are_refused_and_the_others_kept() -> None:
    bad = "c,FRA,DEU,vertraut,2020,2020,2020,1,mail,5,Institut für Meinung,page,,true\n".encode("latin-1")
    polls, problems = read_rows(POLLS.encode() + bad, PollFigure, file="polls.csv")
    assert len(polls) == 2
    assert [(p.row, p.code) for p in problems] == [(4, "encoding")]


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    lines = POLLS.splitlines()
    broken = lines[1].replace("trusts", '"trusts').replace("a,", "x,", 1)
    polls, problems = read_rows("\n".join([lines[0], broken, lines[1]]), PollFigure, file="polls.csv")
    assert [p.id for p in polls] == ["a"]
    assert [(p.row, p.code) for p in problems] == [(2, "quote")]


def test_a_cell_may_hold_several_lines() -> None:
    table = POLLS.replace("trusts", '"trusts,\nlikes"', 1)
    polls, problems = read_rows(table, PollFigure, file="polls.csv")
    assert problems == []
    assert polls[0].question == "trusts,\nlikes"
    assert polls[1].id == "b"


def test_json_lines_name_their_faults() -> None:
    good = {
        "id": "h", "date": "2020-01", "known_from": "2020-01-31", "text": "t", "kind": "summarised",
        "countries": ["FRA", "DEU"], "issue": "north-korea", "status": "likely", "sources": ["page"],
    }  # fmt: skip
    lines = [
        json.dumps(good),
        "{",
        "[1]",
        json.dumps(good | {"id": "i", "countries": ["FRA", "XX"], "issue": "astrology"}),
        json.dumps(good | {"id": "j", "sources": "one | two", "colour": 1}),
        json.dumps(good | {"id": "k", "countries": 7}),
        json.dumps(good | {"id": "l", "text": {"a": 1}}),
        "[" * 100_000,
        json.dumps(good | {"id": "m", "sources": []}),
    ]
    found, problems = read_rows("\n".join(lines), Happening, file="h.jsonl", form="jsonl")
    assert [h.id for h in found] == ["h", "j"]
    assert found[0].issue == "dprk"
    assert found[1].sources == ("one", "two")
    assert {(p.row, p.column, p.code) for p in problems} == {
        (2, None, "json"),
        (3, None, "json"),
        (4, "countries", "unknown-country"),
        (4, "issue", "unknown-issue"),
        (5, "colour", "extra-column"),
        (6, "countries", "type"),
        (7, "text", "type"),
        (8, None, "json"),
        (9, "sources", "missing"),
    }


ISSUES = """
[[issue]]
id = "trade"
title = "Trade"
levels = [{at = -1, text = "harm"}, {at = 0.0, text = "none"}, {at = 1, text = "full"}]
status_quo = [{since = "1998", level = 0.2, known_from = "1998", text = "so", source = "page"}]
agencies = {FRA = ["Ministry A", "Ministry B"], DEU = ["Ministry C"]}

[[issue]]
id = "space"
title = "Space"
levels = []
status_quo = [{since = "1998", level = 0.2, known_from = "later", text = "so", source = "page"}]
agencies = {}
"""


def test_toml_tables_hold_nested_values_and_name_their_line() -> None:
    found, problems = read_rows(ISSUES, Issue, file="issues.toml", form="toml", table="issue")
    assert [i.id for i in found] == ["trade"]
    assert found[0].levels[0].at == -1.0
    assert found[0].agencies == (("FRA", ("Ministry A", "Ministry B")), ("DEU", ("Ministry C",)))
    assert [(p.row, p.column, p.code) for p in problems] == [(9, "status_quo", "bad-date")]


def test_a_broken_toml_table_leaves_the_others() -> None:
    broken = '\n[[issue]]\nid = "health\n'
    found, problems = read_rows(broken + ISSUES, Issue, file="issues.toml", form="toml", table="issue")
    assert [i.id for i in found] == ["trade"]
    assert [(p.row, p.code) for p in problems] == [(2, "toml"), (12, "bad-date")]


def test_points_of_an_option_are_issues_with_levels() -> None:
    text = (
        '[[option]]\nid="o"\ntitle="t"\nissue="north-korea"\nambition=0.5\nambition_spread=0.1\n'
        'first_proposed="2000"\nknown_from="2000"\ninstruments=["treaty"]\nframes=["dprk"]\nformats=["bilateral"]\n'
        'touches=[]\nparties=["FRA"]\nconditions=[]\ncluster="c"\npoints={"north-korea"=0.5, trade=0.1}\n'
    )
    found, problems = read_rows(text, Option, file="options.toml", form="toml", table="option")
    assert problems == []
    assert found[0].points == (("dprk", 0.5), ("trade", 0.1))
    assert found[0].issue == "dprk"


def test_issues_of_the_case_are_allowed_when_given() -> None:
    text = "frame,issue,sector,country,multiplier,known_from,source\nvalues,own-issue,*,*,1.5,2000,page\n"
    assert read_rows(text, FrameEffect, file="f.csv")[1][0].code == "unknown-issue"
    found, problems = read_rows(text, FrameEffect, file="f.csv", issues=("own-issue",))
    assert problems == []
    assert found[0].issue == "own-issue"


def test_a_player_may_return_with_another_period() -> None:
    head = "id,country,name,sector,role,since,until,known_from,source\n"
    rows = "p,FRA,One,GOV,r,2000,2004,2000,page\np,FRA,Two,GOV,r,2004,,2004,page\np,FRA,Two,GOV,r,2004,,2004,page\n"
    found, problems = read_rows(head + rows, Player, file="players.csv")
    assert len(found) == 2
    assert [p.code for p in problems] == ["duplicate"]


def test_files_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    assert read_rows_file(tmp_path / "none.csv", PollFigure)[1][0].code == "unreadable"
    assert read_rows_file(tmp_path / "table.xlsx", PollFigure)[1][0].code == "unknown-format"
    path = tmp_path / "polls.csv"
    path.write_text(POLLS, encoding="utf-8")
    assert len(read_rows_file(path, PollFigure)[0]) == 2
    assert read_rows_file(path, PollFigure, limits=Limits(file_bytes=10))[1][0].code == "too-large"
    assert read_rows(b"", PollFigure, file="empty.csv")[1][0].code == "empty"


def test_problems_are_bounded() -> None:
    found, problems = read_rows(POLLS + "x\n" * 50, PollFigure, file="p.csv", limits=Limits(problems=10))
    assert len(found) == 2
    assert len(problems) == 11
    assert "40 more problems" in problems[-1].what


CLASSES = (
    Constraint, FrameEffect, Happening, Influence, Issue, Meeting, Option, Outcome, Player, PollFigure, Power, Prior,
    Reading, TurningPoint,
)  # fmt: skip


@given(st.binary(max_size=300), st.sampled_from(CLASSES), st.sampled_from(["csv", "jsonl", "toml"]))
def test_no_bytes_raise(data: bytes, cls: type, form: str) -> None:
    for prefix in (b"", b"id,country,date,known_from,source\n", b'{"id":"x"}\n', b'[[t]]\nid="x"\n'):
        found, problems = read_rows(prefix + data, cls, file="f", form=form, table="t")  # type: ignore[arg-type]
        assert isinstance(found, list)
        assert all(p.file == "f" and p.what for p in problems)


CELL = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="|\x85\u2028\u2029"), min_size=1, max_size=20
).filter(lambda t: t.strip() == t)


@given(st.lists(st.tuples(CELL, CELL, st.floats(0, 1e6)), min_size=1, max_size=8, unique_by=lambda r: r[0]))
def test_what_a_csv_writer_writes_comes_back(values: list[tuple[str, str, float]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["player", "weight", "source"])
    writer.writerows([(player, repr(weight), source) for player, source, weight in values])
    found, problems = read_rows(out.getvalue().encode(), Influence, file="f.csv")
    assert problems == []
    assert [(i.player, i.source) for i in found] == [(player, source) for player, source, _ in values]
    assert all(math.isclose(i.weight, w) for i, (_, _, w) in zip(found, values, strict=True))


def test_a_class_with_a_field_of_another_kind_is_a_fault_of_the_caller() -> None:
    @dataclass(frozen=True)
    class Odd:
        held: dict[str, int]

    _, problems = read_rows('{"held": {"a": 1}}', Odd, file="f", form="jsonl")
    assert [p.code for p in problems] == ["type"]


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("chronicle.jsonl", Happening),
        ("polls.csv", PollFigure),
        ("meetings.csv", Meeting),
        ("history.csv", TurningPoint),
    ],
)
def test_the_shipped_case_reads_without_a_problem(name: str, cls: type) -> None:
    folder = Path(winset.cases.__file__).parent
    for path in folder.glob(f"*/{name}"):
        found, problems = read_rows_file(path, cls)
        assert problems == []
        assert found

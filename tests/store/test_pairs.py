"""The acts of a pair one by one: the happenings behind a shift and the rows that people label."""

from __future__ import annotations

from types import ModuleType

from winset.store import CaseFolder, coded_rows, pair_acts, rows_by_id

ROWS = """JPN KOR 040 2020-01-02
KOR JPN 043 2020-01-02
JPN KOR 112 2020-01-05
JPN USA 112 2020-01-05
JPN JPN 112 2020-01-05
"""
TEXT = "2020-02-01 JPN meets KOR. KOR blames JPN.\n2020-02-02 JPN BUS blames KOR.\n"


def test_imported_acts(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"b.rows": ROWS})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        found = pair_acts(query, data="toy", pair=("KOR", "JPN"), counting=toy.COUNTING)
        rows = coded_rows(query, data="toy", countries=("JPN", "KOR"), counting=toy.COUNTING)
        told = rows_by_id(query, "toy", rows.ids[:1])
    assert found.ids == ("2020-01-02 JPN-KOR 04", "2020-01-05 JPN-KOR 11")
    assert [str(day) for day in found.day] == ["2020-01-02", "2020-01-05"]
    assert (found.conflict.tolist(), found.reports.tolist()) == ([False, True], [2.0, 1.0])
    assert (found.intensity.tolist(), found.act) == ([3.0, -5.0], ("04", "11"))
    assert found.example == ("b.rows:1", "b.rows:3")
    assert rows.ids == ("b.rows:1", "b.rows:2", "b.rows:3")
    assert rows.strata == ("JPN-KOR other", "JPN-KOR other", "JPN-KOR conflict")
    assert rows.coding[0] == "JPN → KOR 040 2020-01-02"
    assert told == {"b.rows:1": ("040 | 2020-01-02", None)}


def test_coded_acts_lead_to_their_sentences_and_say_where_their_date_is_from(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": TEXT})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        found = pair_acts(query, data="coded", pair=("JPN", "KOR"), counting=toy.COUNTING)
        rows = coded_rows(query, data="coded", countries=("JPN", "KOR"), counting=toy.COUNTING)
        told = rows_by_id(query, "coded", rows.ids)
        dated = query.rows("SELECT DISTINCT date_from FROM events")
    assert found.conflict.tolist() == [False, True]
    assert sorted(sentence for sentence, _ in told.values()) == ["JPN meets KOR.", "KOR blames JPN."]
    assert len(rows.ids) == 2
    assert dated == [{"date_from": "words"}]

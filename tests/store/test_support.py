"""From a number to its rows, their sentences, the documents and the pages."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from winset.store import CaseFolder, counts, sentences_behind, support


def test_a_cell_leads_to_its_sentences_and_their_pages(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {
            "a.txt": "2020-01-05 So. JPN meets KOR.\n"
            "2020-02-05 JPN blames KOR.\n"
            "2020-02-07 KOR meets JPN. JPN will meet KOR.\n"
        },
    )
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        rows = support(query, data="coded", source="JPN", target="KOR", state_sectors=toy.STATE)
        assert [(r.date, r.sentence, r.url, r.title, r.rule, r.kind, r.line) for r in rows] == [
            ("2020-01-05", "JPN meets KOR.", "https://example.org/1", "Line 1", "toy", "quoted", None),
            ("2020-02-05", "JPN blames KOR.", "https://example.org/2", "Line 2", "toy", "quoted", None),
        ]
        assert not rows[0].redistributable
        (january,) = support(
            query, data="coded", source="JPN", target="KOR", state_sectors=toy.STATE, last=date(2020, 1, 31)
        )
        assert january == rows[0]
        again = sentences_behind(query, [january.id, "0000000000000000:0", "a happening", ""])
        assert {key: value.sentence for key, value in again.items()} == {january.id: "JPN meets KOR."}
        assert support(query, data="coded", source="JPN", target="KOR", issue="trade", state_sectors=toy.STATE) == ()
    with case.query(as_of=date(2020, 1, 31)) as query:
        assert support(query, data="coded", source="JPN", target="KOR", state_sectors=toy.STATE) == (january,)
        assert sentences_behind(query, [rows[1].id]) == {}


def test_the_rows_behind_a_cell_add_up_to_it(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"b.rows": "JPN KOR 040 2020-01-02\n" * 3 + "JPN KOR 112 2020-01-02\nKOR JPN 112 2020-01-02\n"})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        rows = support(query, data="toy", source="JPN", target="KOR", state_sectors=toy.STATE, issue="")
        assert [(r.id, r.kind, r.file, r.line, r.sentence) for r in rows] == [
            (f"b.rows:{n}", "figure", "b.rows", n, None) for n in (1, 2, 3, 4)
        ]
        cell = counts(query, data="toy", counting=toy.COUNTING)
        assert cell.happenings[cell.source == "JPN"].tolist() == [2.0]  # two acts in four rows
        assert support(query, data="toy", source="JPN", target="KOR", state_sectors=toy.STATE, limit=2) == rows[:2]

"""Several reports of one act are one happening, in however many files they come."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from winset.store import CaseFolder, counts


def weights(case: CaseFolder, as_of: date | None = None) -> list[tuple[str, int, float]]:
    with case.query(as_of) as query:
        rows = query.rows("SELECT name, row, weight FROM imported ORDER BY name, row")
    return [(row["name"], row["row"], row["weight"]) for row in rows]


def test_files_that_share_no_day_keep_the_happenings_found_at_import(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.rows": "JPN KOR 040 2020-01-01\n" * 2, "b.rows": "JPN KOR 040 2020-01-02\n"})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        assert query.settled == {"toy"}
    assert weights(case) == [("a.rows", 1, 0.5), ("a.rows", 2, 0.5), ("b.rows", 1, 1.0)]
    assert weights(case, date(2021, 1, 1)) == weights(case)


def test_an_act_reported_in_two_files_weighs_one(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {
            "a.rows": "JPN KOR 040 2020-01-01\nJPN KOR 040 2020-01-03\n",
            "b.rows": "JPN KOR 042 2020-01-03\nKOR JPN 042 2020-01-03\n",
        },
    )
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        assert query.settled == frozenset()
        for countries in (None, ["JPN", "KOR"]):
            found = counts(query, data="toy", countries=countries, counting=toy.COUNTING)
            assert dict(zip(found.source.tolist(), found.happenings.tolist(), strict=True)) == {"JPN": 2.0, "KOR": 1.0}
    assert [weight for *_, weight in weights(case)] == [1.0, 0.5, 0.5, 1.0]


def test_an_event_that_two_files_hold_is_one_row(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {
            "week.rows": "JPN KOR 040 2020-01-01 s 17\nJPN KOR 040 2020-01-02 s 18\n",
            "year.rows": "JPN KOR 040 2020-01-01 s 17\n",
        },
    )
    with case.deriving() as writer:
        toy.update(writer)
    assert weights(case) == [("week.rows", 1, 1.0), ("week.rows", 2, 1.0)]

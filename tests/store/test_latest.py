"""The last day of which documents and event files tell, and days that cannot be."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from winset.store import CaseFolder, ingest, latest_day


def test_a_case_without_documents_has_no_last_day(case: CaseFolder, toy: ModuleType) -> None:
    assert latest_day(case) is None
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
    assert latest_day(case) is None


def test_the_last_day_is_that_of_the_newest_document(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-01-09 one\n2020-03-05 another", "b.txt": "2020-02-01 a third"})
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
    assert latest_day(case) == date(2020, 3, 5)
    with case.query() as query:
        newest = query.rows("SELECT id FROM documents ORDER BY known_day DESC LIMIT 1")[0]["id"]
    assert latest_day(case, without={newest}) == date(2020, 2, 1)


def test_a_day_after_the_reading_is_a_misprint(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-01-09 one\n2920-03-05 another"})
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
    assert latest_day(case) == date(2020, 1, 9)


def test_acts_of_event_files_count_and_those_of_days_to_come_do_not(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-01-09 one", "x.rows": "JPN KOR 112 2021-05-02\nJPN KOR 040 2921-05-02\n"})
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
    assert latest_day(case) == date(2021, 5, 2)

"""Near copies are found among what was known on the day."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from winset.store import CaseFolder, ingest, near_copies


def test_the_one_known_first_is_kept_whatever_the_order_of_the_files(case: CaseFolder, toy: ModuleType) -> None:
    words = " ".join(f"word{i}" for i in range(60))
    lines = [f"2020-01-09 {words} late", f"2020-01-05 {words}", f"2020-01-07 {' '.join(reversed(words.split()))}"]
    toy.fill(case.path, {"a.txt": "\n".join(lines)})
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
    with case.query() as query:
        titles = dict(query.con.execute("SELECT id, title FROM documents").fetchall())
        (copy,) = near_copies(query)
    assert (titles[copy.document], titles[copy.of]) == ("Line 1", "Line 2")
    assert copy.similarity > 0.9
    with case.query(date(2020, 1, 8)) as query:
        assert near_copies(query) == ()

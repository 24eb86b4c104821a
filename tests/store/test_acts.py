"""Acts are added to, never changed, and move the high-water mark."""

from __future__ import annotations

from winset.store import CaseFolder, acts, high_water, record_act, undone_acts


def test_an_act_keeps_who_when_what_before_and_why(case: CaseFolder) -> None:
    with case.writing() as writer:
        assert high_water(writer.db) == 0
        first = record_act(
            writer.db, "reject", "claim:1", old={"status": "open"}, new=None, author="kim", reason="not in the text"
        )
        second = record_act(writer.db, "accept", "claim:2", new=[1.5, "x"])
        assert (first, second, high_water(writer.db)) == (1, 2, 2)
    with case.reading() as db:
        reject, accept = acts(db)
        assert (reject.author, reject.old, reject.new, reject.reason) == (
            "kim",
            {"status": "open"},
            None,
            "not in the text",
        )
        assert accept.author
        assert accept.new == [1.5, "x"]
        assert acts(db, kind="accept") == (accept,)
        assert reject.at.endswith("+00:00")


def test_an_act_that_was_taken_back_is_known_by_its_number(case: CaseFolder) -> None:
    with case.writing() as writer:
        first, second = (record_act(writer.db, "accept", name) for name in ("claim:1", "claim:2"))
        record_act(writer.db, "undo", str(second))
        assert undone_acts(acts(writer.db)) == {second}
        assert first != second

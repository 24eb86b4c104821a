"""A number that left can be found again by its id, with everything that made it."""

from __future__ import annotations

from winset.store import CaseFolder, Number, number_id, numbers, record_numbers

ONE = Number(
    snapshot="s1",
    function="conflict_share",
    arguments={"source": "A", "month": "2012-08"},
    value=0.25,
    support={"n": 4},
)
TWO = Number(snapshot="s2", function="conflict_share", arguments={}, value=[1, None, "x"], support={})


def test_numbers_come_back_by_id_and_by_snapshot(case: CaseFolder) -> None:
    with case.writing() as writer:
        assert record_numbers(writer.db, [ONE, TWO]) == 2
        assert record_numbers(writer.db, [ONE]) == 1
    with case.reading() as db:
        assert numbers(db, id=ONE.id) == (ONE,)
        assert numbers(db, snapshot="s2") == (TWO,)
        assert len(numbers(db)) == 2
        assert numbers(db, id="unknown") == ()


def test_an_id_does_not_depend_on_the_order_of_arguments_and_does_on_everything_else() -> None:
    assert number_id("s", "f", {"a": 1, "b": 2}) == number_id("s", "f", {"b": 2, "a": 1})
    ids = {
        number_id("s", "f", {"a": 1}),
        number_id("t", "f", {"a": 1}),
        number_id("s", "g", {"a": 1}),
        number_id("s", "f", {"a": 2}),
    }
    assert len(ids) == 4
    assert all(len(i) == 16 for i in ids)

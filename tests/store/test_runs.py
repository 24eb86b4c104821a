"""A run leaves one record, whatever became of it."""

from __future__ import annotations

import pytest

from winset.store import CaseFolder, run, runs


def test_runs_say_what_went_in_what_came_out_and_what_went_wrong(case: CaseFolder) -> None:
    with case.writing() as writer:
        with run(writer.db, "read", settings={"jobs": 2}, inputs={"a": "ff"}, code="1") as results:
            results["documents"] = 3
        with pytest.raises(ValueError, match="no good"), run(writer.db, "rank", settings={}, inputs={}, code="1"):
            raise ValueError("no good")
    with case.reading() as db:
        good, bad = runs(db)
    assert (good.command, good.settings, good.inputs, good.results, good.error) == (
        "read",
        {"jobs": 2},
        {"a": "ff"},
        {"documents": 3},
        None,
    )
    assert (bad.results, bad.error) == (None, "ValueError: no good")
    assert good.version == bad.version == 1
    assert bad.finished is not None


def test_a_run_that_is_under_way_or_died_has_no_end(case: CaseFolder) -> None:
    with case.writing() as writer, run(writer.db, "read", settings={}, inputs={}, code="1"):
        (under_way,) = runs(writer.db)
    assert (under_way.finished, under_way.results) == (None, None)


def test_a_record_of_the_first_form_is_still_read(case: CaseFolder) -> None:
    with case.writing() as writer:
        writer.db.execute(
            "INSERT INTO runs VALUES (7, 1, 'report', '{\"as_of\": null}', '{\"polls.csv\": \"ab\"}', '0.1.0+00', "
            "'{\"numbers\": 12}', NULL, '2026-11-25T10:00:00+00:00', '2026-11-25T10:00:09+00:00')"
        )
        (old,) = runs(writer.db)
    assert (old.id, old.settings, old.results) == (7, {"as_of": None}, {"numbers": 12})

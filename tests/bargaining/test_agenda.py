"""Which options are open on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.bargaining.agenda import agenda_of
from winset.model import Case, Outcome, StatusQuo, as_of
from winset.testing import issue, option, small_case

DAY = date(2006, 1, 1)


def outcome(name: str, adopted: str = "yes", when: str | None = "2003") -> Outcome:
    return Outcome(
        option=name, adopted=adopted, adopted_date=when, what="in 2019 it fell apart", later_status="lapsed",
        window_closes="2005", known_from=when, source="x", status="verified",
    )  # fmt: skip


def states(case: Case) -> dict[str, str]:
    agenda = agenda_of(as_of(case, DAY), DAY)
    return {e.option: e.state for e in (*agenda.candidates, *agenda.apart)}


def case(*options: str, **changes: object) -> Case:
    rows = tuple(option(name, 0.6, cluster="idea", first_proposed=f"{2000 + i}") for i, name in enumerate(options))
    return replace(small_case(options=rows), **changes)  # type: ignore[arg-type]


def test_a_young_proposal_is_open_and_an_old_one_has_failed_so_far() -> None:
    young = option("young", first_proposed="2005", known_from="2005")
    assert states(small_case(options=(option("old"), young))) == {"old": "failed-before", "young": "open"}


def test_an_adopted_option_is_done_whatever_a_row_tells_of_later_years() -> None:
    rows = (issue("energy", status_quo=0.6), *small_case().issues[1:])
    assert states(case("a", outcomes=(outcome("a"),), issues=rows)) == {"a": "done"}


def test_an_adopted_option_can_be_revived_when_its_issue_has_fallen_back() -> None:
    rows = tuple(
        StatusQuo(since=since, level=level, known_from=since, text="", source="x")
        for since, level in (("2000", 0.2), ("2003", 0.6), ("2005", 0.3))
    )
    issues = (replace(issue("energy"), status_quo=rows), *small_case().issues[1:])
    assert states(case("a", outcomes=(outcome("a"),), issues=issues)) == {"a": "revivable"}


def test_a_part_leaves_the_rest_open() -> None:
    assert states(case("a", outcomes=(outcome("a", "partly"),))) == {"a": "partly"}


def test_an_adopted_sibling_replaces_earlier_attempts() -> None:
    rows = (issue("energy", status_quo=0.2), *small_case().issues[1:])
    assert states(case("a", "b", outcomes=(outcome("b"),), issues=rows)) == {"a": "replaced", "b": "done"}


def test_the_latest_attempt_stands_for_all() -> None:
    assert states(case("a", "b")) == {"a": "replaced", "b": "failed-before"}


def test_ideas_of_one_cluster_on_other_levels_stay_apart() -> None:
    rows = (option("low", 0.3, cluster="idea"), option("high", 0.9, cluster="idea", first_proposed="2004"))
    assert set(states(small_case(options=rows)).values()) <= {"open", "failed-before"}


def test_ideas_proposed_on_one_day_do_not_replace_each_other() -> None:
    def pair(second: str) -> Case:
        days = ("2004-02-01", second)
        rows = (
            option(name, 0.6, cluster="idea", first_proposed=d, known_from=d)
            for name, d in zip("ab", days, strict=True)
        )
        return small_case(options=tuple(rows))

    assert states(pair("2004-02-01")) == {"a": "open", "b": "open"}
    assert states(pair("2004-03-01")) == {"a": "replaced", "b": "open"}
    done = (outcome("b", when="2005-03"),)
    issues = (issue("energy", status_quo=0.5), *small_case().issues[1:])
    assert states(replace(pair("2004-02-01"), outcomes=done, issues=issues)) == {"a": "open", "b": "done"}


def test_a_young_option_below_the_status_quo_is_within_what_is_practised() -> None:
    young = (option("a", 0.2, first_proposed="2005", known_from="2005"), option("b", 0.1, first_proposed="2005-03"))
    assert states(small_case(options=young)) == {"a": "within", "b": "within"}


def test_what_failed_below_the_status_quo_is_not_said_to_be_practised() -> None:
    failed = replace(outcome("a", "no", None), known_from="2003", later_status="unknown")
    lapsed = replace(failed, option="b", later_status="lapsed")
    rows = (option("a", 0.1), option("b", 0.2), option("c", 0.1), option("d", 0.1))
    agenda = agenda_of(as_of(small_case(options=rows, outcomes=(failed, lapsed, outcome("d", "partly"))), DAY), DAY)
    notes = {e.option: e.note for e in agenda.apart if e.state == "below"}
    assert notes == {
        name: f"Today's level on this ladder is already {level}, so the ladder cannot say what it would add; {end}."
        for name, level, end in (
            ("a", "higher", "it was never done"),
            ("b", "as high", "it lapsed"),
            ("c", "higher", "no adoption of it is known"),
            ("d", "higher", "it was adopted in part only (2003)"),
        )
    }


def test_a_failure_whose_idea_was_done_later_is_replaced_and_one_that_came_after_is_not() -> None:
    rows = tuple(option(n, 0.3, cluster="idea", first_proposed=d) for n, d in (("a", "2000"), ("b", "2002")))
    issues = (issue("energy", status_quo=0.5), *small_case().issues[1:])
    for done, expected in (("b", {"a": "replaced", "b": "done"}), ("a", {"a": "done", "b": "below"})):
        assert states(small_case(options=rows, outcomes=(outcome(done),), issues=issues)) == expected


def test_a_failure_that_becomes_known_later_says_nothing_on_the_day() -> None:
    young = option("a", 0.1, first_proposed="2005", known_from="2005")
    later = replace(outcome("a", "no", None), known_from="2007")
    known = replace(later, known_from="2005-06")
    assert states(small_case(options=(young,), outcomes=(later,))) == {"a": "within"}
    assert states(small_case(options=(young,), outcomes=(known,))) == {"a": "below"}


@pytest.mark.parametrize("when", ["2006-06", "2007"])
def test_an_adoption_after_the_day_is_unknown(when: str) -> None:
    assert states(case("a", outcomes=(outcome("a", when=when),))) == {"a": "failed-before"}

"""The nearest adopted option that took the same way, as known on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.constraints import precedent_for
from winset.model import Case, Option, Outcome, as_of
from winset.testing import happening, option, reading, small_case

DAY = date(2006, 1, 1)


def adopted(name: str, when: str = "2004-05-06") -> Outcome:
    return Outcome(
        option=name, adopted="yes", adopted_date=when, what="fell apart in 2019", later_status="lapsed",
        window_closes="2007", known_from=when, source="note ; https://example.org/o", status="verified",
    )  # fmt: skip


def case(*options: Option, done: tuple[Outcome, ...] = (), **changes: object) -> Case:
    return as_of(small_case(options=options, outcomes=done, **changes), DAY)


def find(base: Case, kind: str, issue: str = "energy", touches: tuple[str, ...] = ()) -> str | None:
    found = precedent_for(base, kind, issue, frozenset(touches), "FRA")
    return found.option if found else None


@pytest.mark.parametrize("kind", ["reframe", "reinstrument", "compensate", "sequence", "insulate", "constituency"])
def test_without_adoptions_there_is_no_precedent(kind: str) -> None:
    assert find(case(option("a")), kind) is None


def test_a_lighter_form_than_an_earlier_proposal_is_a_change_of_instrument() -> None:
    heavy = option("heavy", instruments=("treaty",))
    light = option("light", first_proposed="2003", instruments=("ministry-memo",))
    assert find(case(heavy, light, done=(adopted("light"),)), "reinstrument") == "light"
    assert find(case(light, done=(adopted("light"),)), "reinstrument") is None


def test_two_adoptions_on_different_issues_within_a_month_are_an_exchange() -> None:
    a, b = option("a"), option("b", on="health")
    assert find(case(a, b, done=(adopted("a"), adopted("b", "2004-05-20"))), "compensate") == "a"
    assert find(case(a, b, done=(adopted("a"), adopted("b", "2004-09-20"))), "compensate") is None


def test_a_sensitive_subject_told_as_practical_work_is_a_reframing() -> None:
    told = option("told", touches=("wartime-labour",), frames=("functional",))
    named = option("named", touches=("wartime-labour",), frames=("history",))
    assert find(case(told, named, done=(adopted("told"), adopted("named"))), "reframe") == "told"


def test_the_same_issue_is_nearer_than_a_later_adoption_elsewhere() -> None:
    near, far = option("near"), option("far", on="health")
    base = case(near, far, done=(adopted("near", "2001-02-03"), adopted("far", "2005-02-03")))
    found = precedent_for(base, "insulate", "energy", frozenset(), "FRA")
    assert found is not None
    assert (found.option, found.near, found.date) == ("near", "same issue", "2001-02-03")


def test_what_worked_on_another_issue_and_subject_is_no_precedent() -> None:
    far = option("far", on="health", touches=("wartime-labour",))
    base = case(far, done=(adopted("far"),))
    assert find(base, "insulate") is None
    assert find(base, "insulate", touches=("territory",)) is None
    shared = precedent_for(base, "insulate", "energy", frozenset({"wartime-labour"}), "FRA")
    assert shared is not None
    assert (shared.option, shared.near) == ("far", "same subject")


def test_the_row_of_the_record_is_the_one_in_which_it_was_accepted() -> None:
    said = reading(
        "r", "fra-leader", "energy", 0.5, kind="accept", option="a", date="2004-05-07", known_from="2004-05-07"
    )
    told = replace(happening("h-r"), date="2004-05-07", known_from="2004-05-07")
    base = case(option("a"), done=(adopted("a"),), readings=(said,), chronicle=(told,))
    found = precedent_for(base, "insulate", "energy", frozenset(), "FRA")
    assert found is not None
    assert (found.happening, found.text, found.url) == ("h-r", told.text, told.sources[0])


def test_without_such_a_row_the_outcomes_page_stands_and_no_later_fate_is_told() -> None:
    found = precedent_for(case(option("a"), done=(adopted("a"),)), "insulate", "energy", frozenset(), "FRA")
    assert found is not None
    assert found.happening is None
    assert found.url == "https://example.org/o"
    assert "2019" not in found.text


def test_an_adoption_after_the_day_is_no_precedent() -> None:
    assert find(case(option("a"), done=(adopted("a", "2006-05-05"),)), "insulate") is None

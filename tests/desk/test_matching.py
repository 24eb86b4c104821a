"""Proposals find the option that they mean."""

from __future__ import annotations

from dataclasses import replace

from winset.desk.matching import Matcher
from winset.testing import option

OPTIONS = (
    replace(option("space"), title="Dialogue on space policy", description="Yearly talks of officials on space."),
    replace(option("drills", on="exercises"), title="Joint naval exercises", description="Ships exercise at sea."),
    replace(option("aid", on="health"), title="Vaccines for all", description="The countries share doses."),
)


def test_the_nearest_option_comes_first_whatever_the_form_of_its_words() -> None:
    matcher = Matcher(OPTIONS, names=["France", "French"])
    found = matcher.nearest("France should hold a naval exercise at sea")
    assert [match.option for match in found] == ["drills"]
    assert 0.2 < found[0].similarity <= 1
    assert matcher.nearest("Dialogue on space policy")[0].option == "space"


def test_the_issue_decides_between_equals_and_nothing_in_common_is_no_match() -> None:
    twins = (replace(OPTIONS[0], id="a"), replace(OPTIONS[0], id="b", issue="space", points=(("space", 0.5),)))
    assert Matcher(twins).nearest("space policy", issue="space")[0].option == "b"
    assert Matcher(OPTIONS).nearest("a new opera house", issue="health") == ()
    assert Matcher(OPTIONS).nearest("") == ()
    assert Matcher(()).nearest("space policy") == ()


def test_names_of_the_countries_say_nothing() -> None:
    named = (replace(OPTIONS[0], title="France and Germany", description=""),)
    assert Matcher(named, names=["France", "Germany"]).nearest("France and Germany") == ()

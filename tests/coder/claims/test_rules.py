"""A test from every row of the tables: its own example yields its claim."""

from __future__ import annotations

import pytest

from winset.coder.agents import agents
from winset.coder.cast import Cast
from winset.coder.claims import claims_of
from winset.coder.claims.match import matches
from winset.coder.claims.rules import ClaimRule, classes, rules, rules_by_word
from winset.coder.language import parse_all
from winset.coder.memory import Memory
from winset.coder.names import names
from winset.model import CLAIM_KINDS, CONSTRAINT_KINDS


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_each_rule_reads_its_own_example(rule: ClaimRule) -> None:
    (parse,) = parse_all([rule.example])
    cast = Cast(parse, names().hits(parse.text), agents(), Memory())
    assert rule.id in {match.rule.id for match in matches(cast)}
    found = [c for c in claims_of(rule.example, by_meaning=False) if c.kind == rule.kind]
    assert rule.polarity in {c.polarity for c in found}
    if rule.country:
        assert rule.country in {c.country for c in found}


def test_ids_are_unique_and_values_lie_in_their_ranges() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))
    for rule in rules():
        assert rule.kind in CLAIM_KINDS
        assert 0 < rule.strength <= 1
        assert rule.polarity in {-1, 1}
        if rule.kind == "constraint":
            assert rule.note in CONSTRAINT_KINDS
        if rule.kind == "commitment":
            assert rule.note in {"", "reaffirmed"}


def test_a_class_holds_every_form_of_its_words() -> None:
    assert {"relation", "relations"} <= classes()["tie"]
    assert {"collaborate", "collaborates", "collaborated", "collaborating"} <= classes()["join"]


def test_a_cue_is_found_by_any_form_of_its_first_word() -> None:
    index = rules_by_word()
    told = {rule.id for rule, _ in index["hampered"]}
    assert "c-hamper" in told
    assert {rest for rule, rest in index["stands"] if rule.id == "c-in-the-way"} == {("in", "the", "way")}

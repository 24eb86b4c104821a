from __future__ import annotations

import pytest

from winset.coder import code_records
from winset.coder.names import names
from winset.coder.statement import may_state, scene_of

CONSTRAINT = "The biggest obstacle is the mood of the voters."


def test_a_text_about_states_need_not_name_them_in_each_constraint() -> None:
    assert may_state(CONSTRAINT, named=False, about_states=True)
    assert not may_state(CONSTRAINT, named=False, about_states=False)


def test_a_plan_of_somebody_unknown_in_a_long_text_is_not_read() -> None:
    plan = "Acme Tools will double its sales."
    assert may_state(plan, named=True, about_states=False)
    assert not may_state(plan, named=False, about_states=False)
    assert may_state("We will double our sales.", named=False, about_states=False)
    assert not may_state("Acme Tools is a firm.", named=True, about_states=True)


def test_the_scene_is_the_one_state_that_a_text_is_about() -> None:
    assert scene_of(names().hits("Norway and the Norwegian voters")).home == ("NOR",)
    both = scene_of(names().hits("Norway and Denmark"))
    assert both.home == ()
    assert both.main == ("NOR", "DNK")


@pytest.mark.parametrize("prefilter", ["none", "party+cue"])
def test_claims_are_found_in_sentences_without_an_act(prefilter: str) -> None:
    text = "Norway met Denmark in May. The two are neighbours. " + CONSTRAINT + " Oslo should open an office."
    (record,) = code_records([{"id": 1, "text": text}], prefilter=prefilter)  # type: ignore[arg-type]
    assert {claim["kind"] for claim in record["claims"]} == {"constraint", "recommendation"}
    for claim in record["claims"]:
        assert text[slice(*claim["span"])]

"""A snapshot depends on everything that a result can depend on, and on nothing else."""

from __future__ import annotations

import random
from datetime import date
from types import ModuleType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from winset.store import CaseFolder, inputs_of, record_act, snapshot

INPUTS = st.dictionaries(st.text(min_size=1, max_size=8), st.text(alphabet="0123456789abcdef", min_size=4, max_size=4))
STATES = st.fixed_dictionaries(
    {
        "inputs": INPUTS,
        "acts": st.integers(0, 5),
        "settings": st.dictionaries(
            st.sampled_from("abc"), st.one_of(st.booleans(), st.integers(0, 3), st.text(max_size=2))
        ),
        "code": st.sampled_from(["1", "2"]),
        "as_of": st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2020, 1, 5))),
    }
)


def _made(state: dict[str, Any]) -> str:
    rest = {name: value for name, value in state.items() if name != "inputs"}
    return snapshot(state["inputs"], **rest)


@given(STATES, STATES)
def test_two_states_have_one_snapshot_only_if_they_are_equal(a: dict[str, Any], b: dict[str, Any]) -> None:
    equal = a == b and all(type(a["settings"][k]) is type(b["settings"][k]) for k in a["settings"])
    assert (_made(a) == _made(b)) == equal


@given(STATES, st.randoms(use_true_random=False))
def test_the_order_of_inputs_and_settings_does_not_matter(state: dict[str, Any], chance: random.Random) -> None:
    mixed = dict(state)
    for name in ("inputs", "settings"):
        items = list(state[name].items())
        chance.shuffle(items)
        mixed[name] = dict(items)
    assert _made(mixed) == _made(state)


@given(STATES, st.sampled_from(["inputs", "acts", "settings", "code", "as_of"]))
def test_every_ingredient_changes_it(state: dict[str, Any], name: str) -> None:
    other = {
        "inputs": {**state["inputs"], "one more file": "00"},
        "acts": state["acts"] + 1,
        "settings": {**state["settings"], "d": 1},
        "code": state["code"] + "+",
        "as_of": date(2021, 2, 1),
    }[name]
    assert _made({**state, name: other}) != _made(state)


def test_a_folder_has_another_snapshot_after_an_edit_an_act_or_another_day(case: CaseFolder) -> None:
    seen = [case.snapshot(settings={})]
    seen.append(case.snapshot(settings={}, as_of=date(2021, 2, 1)))
    (case.path / "polls.csv").write_text((case.path / "polls.csv").read_text() + "\n")
    seen.append(case.snapshot(settings={}))
    with case.deriving() as writer:
        record_act(writer.db, "label", "x")
    seen.append(case.snapshot(settings={}))
    assert len(set(seen)) == 4
    assert case.snapshot(settings={}) == seen[-1]


def test_text_files_and_read_sources_are_the_inputs(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 JPN meets KOR."})
    with case.reading() as db:
        assert "sources/a.txt" not in inputs_of(case.layout, db)
    with case.deriving() as writer:
        toy.update(writer)
    with case.reading() as db:
        found = inputs_of(case.layout, db)
    assert {"winset.toml", "polls.csv", "chronicle.jsonl", "sources/a.txt"} <= set(found)

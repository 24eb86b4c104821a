from __future__ import annotations

import json
from pathlib import Path

import pytest

from winset.coder.comparing import CHANGES, Clause, compared

GOLD = Path(__file__).parent
BEFORE = "We met in Lima. We strongly condemn the launches of North Korea. We will hold exercises. We support women."
AFTER = "We met in Tokyo. We welcome new rules for artificial intelligence. We condemn the launches of North Korea."


def test_every_clause_of_both_texts_is_told_what_became_of_it() -> None:
    found = compared(BEFORE, AFTER, ("en", "en"))
    assert {c.before.index for c in found.changes if c.before} == {0, 1, 2, 3}
    assert {c.after.index for c in found.changes if c.after} == {0, 1, 2}
    assert sum(found.count(label) for label in CHANGES) == len(found.changes)
    told = {c.before.text: c.label for c in found.changes if c.before}
    assert told["We strongly condemn the launches of North Korea."] == "softened"
    assert told["We will hold exercises."] == told["We support women."] == "dropped"
    assert [c.label for c in found.changes if c.before is None] == ["added"]


def test_a_clause_that_changed_its_place_is_moved() -> None:
    one = "We condemn the missile launches of North Korea. We reaffirm ASEAN centrality. We support Ukraine."
    other = "We support Ukraine. We condemn the missile launches of North Korea. We reaffirm ASEAN centrality."
    found = compared(one, other, ("en", "en"))
    assert {c.after.text: c.moved for c in found.changes if c.after} == {
        "We support Ukraine.": -1,
        "We condemn the missile launches of North Korea.": 0,
        "We reaffirm ASEAN centrality.": 0,
    }


def test_a_text_compared_with_itself_is_kept_word_for_word() -> None:
    found = compared(BEFORE, BEFORE, ("en", "en"))
    assert {(c.label, c.reworded, c.moved) for c in found.changes} == {("kept", False, 0)}


def _pair(name: str) -> tuple[dict[str, object], str, str, tuple[str, str]]:
    pairs = json.loads((GOLD / "gold_languages.json").read_text(encoding="utf-8"))["pairs"]
    pair = next(p for p in pairs if p["id"] == name)
    before, after = ((GOLD / "readouts" / pair[s]["file"]).read_text(encoding="utf-8") for s in ("before", "after"))
    return pair, before, after, (pair["before"]["lang"], pair["after"]["lang"])


@pytest.mark.parametrize("name", ["X1", "X2"])
def test_readouts_in_two_languages_answer_each_other_as_labelled(name: str) -> None:
    pair, before, after, langs = _pair(name)
    cut = tuple(
        tuple(
            Clause(index=n, start=a, end=b, text=text[a:b], sentence=n, subject="")
            for n, (a, b) in enumerate(pair[side]["clauses"])  # type: ignore[index] - JSON
        )
        for side, text in (("before", before), ("after", after))
    )
    found = compared(before, after, langs, cut=(cut[0], cut[1]))
    got = [[c.before.index, c.after.index, c.label] for c in found.changes if c.before and c.after]
    assert sorted(got) == sorted(pair["links"])  # type: ignore[type-var] - JSON


def test_gold_links_name_clauses_and_labels_that_exist() -> None:
    for name in ("gold_statements.json", "gold_languages.json"):
        pairs = json.loads((GOLD / name).read_text(encoding="utf-8"))["pairs"]
        assert len(pairs) >= (50 if "statements" in name else 8)
        for pair in pairs:
            for before, after, label in pair["links"]:
                assert before < len(pair["before"]["clauses"])
                assert after < len(pair["after"]["clauses"])
                assert label in {"kept", "softened", "hardened"}
            sure = {(before, after) for before, after, _ in pair["links"]}
            possible = [tuple(link) for link in pair.get("possible", ())]
            assert not sure.intersection(possible)
            assert len(set(possible)) == len(possible)
            assert all(b < len(pair["before"]["clauses"]) and a < len(pair["after"]["clauses"]) for b, a in possible)

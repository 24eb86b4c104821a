from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from winset.coder import code_records
from winset.coder.lexicon import lexicon, table
from winset.reference.cameo import is_cameo
from winset.reference.plover import plover_types

VERBS = [row for row in table("verbs.csv") if row["plover"]]
VOID = [row for row in table("verbs.csv") if not row["plover"]]
NOUNS = table("nouns.csv")
LIGHT = [row for row in table("light.csv") if row["example"]]
ASPECT = [row for row in table("aspect.csv") if row["example"]]


@cache
def coded() -> dict[str, list[dict[str, Any]]]:
    texts = [row["example"] for row in (*VERBS, *NOUNS, *LIGHT, *ASPECT, *VOID)]
    return {out["id"]: out["events"] for out in code_records({"id": text, "text": text} for text in texts)}


def country(event: dict[str, Any], role: str) -> str:
    return event[f"{role}_country"] or ("IGO" if event[f"{role}_sector"] == "IGO" else "")


def pair(row: dict[str, str]) -> tuple[str, str]:
    source, _, target = row["expect"].partition(">")
    return source.strip(), target.strip()


@pytest.mark.parametrize("row", [*VERBS, *NOUNS], ids=lambda row: row["id"])
def test_the_example_of_a_row_gives_its_event_by_its_rule(row: dict[str, str]) -> None:
    got = {
        (country(e, "source"), country(e, "target"), e["plover"], e["rule"].split("+")[-1])
        for e in coded()[row["example"]]
    }
    assert (*pair(row), row["plover"], row["id"]) in got


@pytest.mark.parametrize("row", VOID, ids=lambda row: row["id"])
def test_a_mere_statement_is_no_event(row: dict[str, str]) -> None:
    assert row["cameo"].startswith("01")
    assert coded()[row["example"]] == []


@pytest.mark.parametrize("row", LIGHT, ids=lambda row: row["effect"])
def test_the_example_of_a_light_verb_gives_an_event_between_its_parties(row: dict[str, str]) -> None:
    assert pair(row) in {(country(e, "source"), country(e, "target")) for e in coded()[row["example"]]}


@pytest.mark.parametrize("row", ASPECT, ids=lambda row: f"{row['effect']}-{row['verb'][:5]}")
def test_the_example_of_an_aspect_verb_carries_its_mark(row: dict[str, str]) -> None:
    mark = {"future": "future", "maybe": "hypothetical", "not": "negated"}.get(row["effect"])
    events = coded()[row["example"]]
    assert [country(e, "source") for e in events][:1] == ["EGY"]
    assert mark is None or events[0][mark]
    if row["effect"] == "refuse":
        assert events[0]["plover"] == "REJECT"


@pytest.mark.parametrize("row", [*VERBS, *NOUNS], ids=lambda row: row["id"])
def test_a_row_stays_inside_the_ontology(row: dict[str, str]) -> None:
    assert is_cameo(row["cameo"])
    assert not row["mode"] or row["mode"] in plover_types()[row["plover"]].modes
    if row.get("ended_plover"):
        assert row["ended_plover"] in plover_types()
        assert is_cameo(row["ended_cameo"])


def test_ids_are_unique() -> None:
    ids = [row["id"] for row in (*VERBS, *NOUNS)]
    assert len(ids) == len(set(ids))


def test_composed_types_stay_inside_the_ontology() -> None:
    for plover, cameo, mode in lexicon().compose.values():
        assert is_cameo(cameo)
        assert mode is None or mode in plover_types()[plover].modes


def test_the_lexicon_covers_every_type() -> None:
    assert {row["plover"] for row in VERBS} == set(plover_types())

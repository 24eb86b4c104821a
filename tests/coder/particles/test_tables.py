from __future__ import annotations

from functools import cache

import pytest

from winset.coder.coding import Task
from winset.coder.japanese import coder as japanese
from winset.coder.korean import coder as korean
from winset.coder.particles.tables import tables
from winset.model import Event
from winset.reference.cameo import is_cameo
from winset.reference.countries import is_country
from winset.reference.plover import plover_types
from winset.reference.sectors import sectors
from winset.reference.table import rows

ACTS = [(lang, row) for lang in ("ja", "ko") for row in rows(f"lexicon_{lang}/acts.csv")]
EFFECTS = [(lang, row) for lang in ("ja", "ko") for row in rows(f"lexicon_{lang}/effects.csv") if row["expect"]]


@cache
def coded(lang: str) -> dict[str, tuple[Event, ...]]:
    texts = [row["example"] for table in (ACTS, EFFECTS) for of, row in table if of == lang]
    coder = {"ja": japanese, "ko": korean}[lang]()
    return {text: one.events for text, one in zip(texts, coder.code([Task(text=t) for t in texts]), strict=True)}


def pair(row: dict[str, str]) -> tuple[str, str | None]:
    source, _, target = row["expect"].partition(">")
    return source.strip(), target.strip() or None


@pytest.mark.parametrize(("lang", "row"), ACTS, ids=lambda x: x if isinstance(x, str) else x["id"])
def test_the_example_of_a_row_gives_its_event_by_its_rule(lang: str, row: dict[str, str]) -> None:
    got = {(e.source_country, e.target_country, e.plover, e.rule) for e in coded(lang)[row["example"]]}
    plover = row["plover"] or row["ended"].partition(":")[0]
    assert (*pair(row), plover, row["id"]) in got


@pytest.mark.parametrize(("lang", "row"), EFFECTS, ids=lambda x: x if isinstance(x, str) else x["effect"])
def test_the_example_of_a_verb_that_takes_acts_gives_an_event_and_its_mark(lang: str, row: dict[str, str]) -> None:
    events = coded(lang)[row["example"]]
    assert pair(row) in {(e.source_country, e.target_country) for e in events}
    if row["effect"] == "plan":
        assert events[0].future
    if row["effect"] == "maybe":
        assert events[0].hypothetical
    if row["effect"] == "reject":
        assert events[0].plover == "REJECT"


@pytest.mark.parametrize(("lang", "row"), ACTS, ids=lambda x: x if isinstance(x, str) else x["id"])
def test_a_row_stays_inside_the_ontology(lang: str, row: dict[str, str]) -> None:
    assert row["id"].startswith(f"{lang}-")
    assert not row["plover"] or is_cameo(row["cameo"])
    assert not row["mode"] or row["mode"] in plover_types()[row["plover"]].modes or row["mode"] == "third-party"
    for cell in (row["ended"], row["solo"], row["neg"]):
        plover, _, cameo = cell.partition(":")
        assert not cell or (plover in plover_types() and is_cameo(cameo))


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_ids_are_unique_and_actors_are_known_states_and_sectors(lang: str) -> None:
    ids = [row["id"] for of, row in ACTS if of == lang]
    assert len(ids) == len(set(ids))
    for row in rows(f"actors_{lang}.csv"):
        assert not row["country"] or is_country(row["country"])
        assert not row["sector"] or row["sector"] in sectors()
    assert {row["sector"] for row in rows(f"lexicon_{lang}/agents.csv")} <= set(sectors())
    assert is_country(tables(lang).home)


def test_the_longest_word_at_the_end_of_a_compound_counts_and_general_nouns_do_not() -> None:
    rules, at = tables("ja").act("追加制裁措置", noun=True)
    assert (rules[0].id, at) == ("ja-sanction", 0)
    assert tables("ko").bare("금수조치방침") in {"금수조치", "금수"}
    assert tables("ja").act("料理", noun=True) == ((), 0)

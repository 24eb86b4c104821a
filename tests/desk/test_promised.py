"""A promise of a text as a row: who, to whom, what would count as kept, and at which meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from winset.desk.claims import CaseClaim
from winset.desk.promised import commitment_row, guideline, promises
from winset.model import Case, Meeting

CASE = Case(id="c", title="C", countries=("PER", "CHL"), third_parties=(), start="2000")
MEETING = Meeting(
    id="m1", date="2021-05-03", known_from="2021-05-03", place="Lima", format="CHL-PER", countries=("CHL", "PER"),
    level="leaders", participants="", topics="", outcome="", status="verified", source="s",
)  # fmt: skip


def claim(country: str, **more: object) -> CaseClaim:
    told: dict[str, Any] = {
        "id": f"d:0-9-{country}", "kind": "commitment", "by": None, "country": country, "actor": None,
        "issue": "energy", "polarity": 1, "strength": 0.7, "due": "2023", "status": "open", "to": (),
        "constraint_kind": None, "direction": None, "text": "Peru and Chile will hold annual talks.",
        "span": (0, 9), "sentence": 0, "context": None, "document": "d" * 16, "title": "", "date": "2021-05-04",
        "known_from": "2021-05-04", "url": None, "file": "a.md", "page": None, "redistributable": True,
    }  # fmt: skip
    return CaseClaim(**(told | more))


def test_one_promise_of_several_is_one_row_of_all_of_them() -> None:
    (both,) = promises([claim("PER"), claim("CHL"), claim("DNK")], CASE)
    assert (both.by, both.to) == (("PER", "CHL"), ("PER", "CHL"))
    (alone,) = promises([claim("PER", to=("DNK",))], CASE)
    assert (alone.by, alone.to) == (("PER",), ("DNK",))
    (nobody,) = promises([claim("PER")], CASE)
    assert nobody.to == ()


def test_a_text_of_the_day_after_tells_of_the_meeting() -> None:
    (both,) = promises([claim("PER"), claim("CHL")], CASE)
    row, missing = commitment_row(both, replace(CASE, meetings=(MEETING,)), "x")
    assert (row["meeting"], row["date"], row["known_from"]) == ("m1", "2021-05-03", "2021-05-04")
    assert (row["status"], row["due"], row["issue"], missing) == ("new", "2023", "energy", ())
    assert row["evidence"] == (f"{'d' * 16}:0",)
    late = replace(CASE, meetings=(replace(MEETING, date="2021-04-03"),))
    assert commitment_row(both, late, "x")[0]["meeting"] is None
    two = replace(CASE, meetings=(MEETING, replace(MEETING, id="m2")))
    assert commitment_row(both, two, "x")[0]["meeting"] is None


def test_what_the_words_do_not_give_is_asked_for() -> None:
    (one,) = promises([claim("PER", issue=None, date=None, known_from=None)], CASE)
    assert commitment_row(one, CASE, "x")[1] == ("date", "known_from", "issue")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Peru will hold annual talks.", "the meeting took place"),
        ("Peru pledged to provide ten million dollars.", "the whole sum"),
        ("The ministers agreed to establish a joint fund.", "it exists"),
        ("They decided to lift the ban on fish.", "no longer applies"),
        ("Peru gave its word.", "a public record shows that it was done"),
    ],
)
def test_the_guideline_follows_the_act_that_is_promised(words: str, kept: str) -> None:
    told = guideline(words, ("PER", "CHL"), "2023")
    assert told.startswith("Of Peru and Chile. Kept (1): ")
    assert kept in told
    assert "by 2023" in told
    assert "Partly (0): " in told
    assert "Not kept (-1): " in told

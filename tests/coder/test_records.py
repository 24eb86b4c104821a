from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from winset.coder import code_document, code_documents, code_records, unknown_names
from winset.coder.claims import claims_of
from winset.coder.language import Parser
from winset.coder.parse import Parse
from winset.model import Document
from winset.reference.cameo import is_cameo
from winset.reference.countries import countries
from winset.reference.plover import plover_types

WORDS = [
    "Japan",
    "South",
    "Korea",
    "the",
    "United",
    "States",
    "said",
    "it",
    "will",
    "not",
    "condemn",
    "attacked",
    "talks",
    "between",
    "with",
    "on",
    "Monday",
    "sanctions",
    "Russia's",
    "troops",
    "agreed",
    "to",
    "lift",
    "refused",
    "and",
    "Ukraine",
    ",",
    ".",
    "“",
    "”",
    "’s",
    "über",
    "한국",
    "\n",
    "5",
    "%",
    "US-backed",
    "arrested",
    "President",
    "Obama",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60)


def check(record: dict[str, Any], text: str) -> None:
    for event in record["events"]:
        assert event["plover"] in plover_types()
        assert event["cameo"] is None or is_cameo(event["cameo"])
        assert event["mode"] is None or event["mode"] in plover_types()[event["plover"]].modes
        assert 0 < event["confidence"] < 1
        for role in ("source", "target", "trigger"):
            span = event["spans"][role]
            words = event["trigger"] if role == "trigger" else event[f"{role}_text"]
            assert (span is None) == (words is None)
            assert span is None or text[span[0] : span[1]] == words
    for claim in record["claims"]:
        assert text[claim["span"][0] : claim["span"][1]] == claim["text"]
    assert (record["skipped"] is None) == bool(record["events"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_nothing_leaves_the_ontology_and_every_span_is_a_substring(texts: list[str]) -> None:
    for text, record in zip(texts, code_records({"id": t, "text": t} for t in texts), strict=True):
        check(record, text)


def test_a_bad_record_gives_an_error_and_the_others_are_coded() -> None:
    records = [
        {"id": 1, "text": "Japan condemned Iran."},
        {"id": 2},
        {"id": 3, "text": 5},
        "x",
        {"id": 4, "text": "", "date": "May"},
    ]
    out = list(code_records(records))  # type: ignore[arg-type]
    assert [r["id"] for r in out] == [1, None, None, None, None]
    assert "text missing" in out[1]["error"]
    assert "'May'" in out[4]["error"]


def test_output_does_not_depend_on_the_number_of_processes() -> None:
    records = [
        {"id": i, "text": f"Japan accused Iran of {i} attacks. It met Oman on Monday.", "date": "2024-05-01"}
        for i in range(70)
    ]
    one, two = (json.dumps(list(code_records(records, jobs=jobs))) for jobs in (1, 2))
    assert one == two


def test_we_are_the_speaker() -> None:
    out = next(code_records([{"id": 1, "text": "We urge Tokyo to apologise.", "speaker": "KOR GOV"}]))
    assert [(e["source"], e["target"], e["plover"]) for e in out["events"]] == [("KOR GOV", "JPN", "REQUEST")]


def test_a_language_that_no_coder_reads_is_said() -> None:
    out = next(code_records([{"id": 1, "text": "La France condamne la Russie.", "lang": "fr"}]))
    assert out["events"] == []
    assert "fr" in out["skipped"]


def test_given_actors_are_the_two_of_the_event() -> None:
    record = {
        "id": 1,
        "text": "Police in Rome detained a Libyan man.",
        "source_text": "Police",
        "target_text": "a Libyan man",
    }
    event = next(code_records([record], given_actors=True))["events"][0]
    assert (event["plover"], event["source_text"], event["target_text"]) == ("COERCE", "Police", "a Libyan man")


def test_a_document_is_coded_with_its_date() -> None:
    document = Document(
        id="d",
        title="",
        text="Oman met Qatar on Monday.",
        date="2024-05-01",
        date_reason="given",
        known_from=None,
        lang="en",
        url=None,
        publisher=None,
        author=None,
        file="d.txt",
        source="s",
    )
    assert {e.date for e in code_document(document).events} == {"2024-04-29"}


def test_why_a_sentence_has_no_event() -> None:
    texts = ("", "Cats sleep.", "Japan is large.", "Japan agrees with nobody here that sanctions on it.")
    reasons = [r["skipped"] for r in code_records({"id": t, "text": t} for t in texts[:3])]
    assert reasons == ["the text is empty", "no known actor is named", "no word that can say an act"]


def test_unknown_names_are_listed_with_counts() -> None:
    records = [{"text": "Zorbatron condemned Iran."}, {"text": "Zorbatron met Iranian officials."}, {"text": 5}]
    assert unknown_names(records) == [("Zorbatron", 2)]


def test_documents_are_parsed_once_for_events_and_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Japan condemned the launch. The biggest obstacle for Japan is opinion. Japan should meet South Korea."
    documents = [
        Document(
            id=str(i), title="Notes", text=text, date="2020-01-02", date_reason="", known_from=None, lang="en",
            url=None,
            publisher=None, author="A. Writer", file="a.txt", source="s",
        )
        for i in range(3)
    ]  # fmt: skip
    parsed: list[str] = []
    plain = Parser.parses

    def counted(self: Parser, texts: Sequence[str]) -> Iterator[Parse]:
        parsed.extend(texts)
        return plain(self, texts)

    monkeypatch.setattr(Parser, "parses", counted)
    coded = code_documents(documents, countries=("JPN", "KOR"))
    assert len(parsed) == len(set(parsed)) == 3
    alone = list(code_records({"id": d.id, "text": d.text, "date": d.date, "lang": "en"} for d in documents))
    assert [record["events"] for record in coded] == [record["events"] for record in alone]
    wanted = claims_of(text, date="2020-01-02", author="A. Writer", title="Notes")
    assert [[c["text"] for c in record["claims"]] for record in coded] == [[c.text for c in wanted]] * 3
    assert wanted


def test_states_all_over_the_world_are_read_by_name_adjective_and_capital() -> None:
    named = [c for c in countries().values() if c.until is None and c.adjectives and c.capital]
    drawn = random.Random(7).sample(named, 60)
    asked = [
        (state.iso3, text)
        for state in drawn
        for text in (
            f"{state.names('en')[0]} condemned Norway.",
            f"The {state.adjectives[0]} foreign minister met his Norwegian counterpart.",
            f"{state.capital[0]} recalled its ambassador to Norway.",
        )
    ]
    coded = code_records({"id": text, "text": text, "date": "2020-05-04"} for _, text in asked)
    right = sum(
        any(e["source_country"] == iso3 for e in out["events"]) for (iso3, _), out in zip(asked, coded, strict=True)
    )
    assert right >= 0.95 * len(asked)  # Nassau, Plymouth and Dominican mean something else more often

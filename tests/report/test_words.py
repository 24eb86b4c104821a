from __future__ import annotations

import pytest

from winset.model import CONSTRAINT_KINDS, FRAMES, INSTRUMENTS
from winset.report.words import (
    dated,
    form_of,
    framed,
    in_words,
    joined,
    kind_of,
    person,
    readable,
    spoken,
    the,
)


@pytest.mark.parametrize(
    ("partial", "words"),
    [
        ("2021-02-01", "1 February 2021"),
        ("2015-08", "August 2015"),
        ("2015", "2015"),
        ("2021-02-01T10:00:00", "1 February 2021"),
        ("unknown", "unknown"),
    ],
)
def test_dates_are_as_precise_as_they_are(partial: str, words: str) -> None:
    assert dated(partial) == words


def test_dates_in_notes_are_written_out_and_ids_are_not() -> None:
    assert (
        readable("First proposed 2015-08; adopted 2021-02-01.")
        == "First proposed August 2015; adopted 1 February 2021."
    )
    assert readable("see 2021-02-01-report") == "see 2021-02-01-report"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("President (Trump)", "President Trump"),
        ("Prime minister (Takaichi)", "Prime Minister Takaichi"),
        ("President (Lee Jae-myung)", "President Lee Jae-myung"),
        ("House of Representatives (government above two thirds, about 316 of 465)", "House of Representatives"),
        ("Ministry of Defense", "Ministry of Defense"),
    ],
)
def test_office_holders_are_named_as_one_says_it(name: str, shown: str) -> None:
    assert person(name) == shown


def test_countries_stand_in_sentences() -> None:
    assert the("USA") == "the United States"
    assert the("JPN") == "Japan"
    assert joined(["USA", "JPN", "KOR"], article=True) == "the United States, Japan and South Korea"
    assert joined(["FRA"]) == "France"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("instrument", "countries", "words"),
    [
        ("dialogue", ("USA", "JPN"), "a regular dialogue of the United States and Japan, presented as practical work"),
        ("ministry-memo", ("JPN", "KOR"), "a memorandum between Japan and South Korea, presented as practical work"),
        (
            "treaty",
            ("USA", "JPN", "KOR"),
            "a treaty among the United States, Japan and South Korea, presented as practical work",
        ),
        (
            "unilateral-step",
            ("JPN", "KOR"),
            "steps that Japan and South Korea each take on their own, presented as practical work",
        ),
        ("unilateral-step", ("KOR",), "a step that South Korea takes on its own, presented as practical work"),
    ],
)
def test_a_form_reads_as_one_phrase(instrument: str, countries: tuple[str, ...], words: str) -> None:
    assert form_of(instrument, "functional", countries) == words


def test_every_code_has_words() -> None:
    assert all("-" not in spoken(i) for i in INSTRUMENTS)
    assert all(framed(f) != f for f in FRAMES)
    assert all(kind_of(k).isalpha() or " " in kind_of(k) for k in CONSTRAINT_KINDS)
    assert kind_of("bandwidth") == "attention"


@pytest.mark.parametrize(
    ("question", "about", "words"),
    [
        ("feels affinity (total of two positive options)", "KOR", "feel close to South Korea"),
        ("favourable view of the country (very or somewhat)", "USA", "have a favourable view of the United States"),
        ("approves the pact", "JPN", "answer “approves the pact” when asked about Japan"),
        (
            "strengthen cooperation",
            "USA+JPN",
            "answer “strengthen cooperation” when asked about the United States and Japan",
        ),
    ],
)
def test_answers_read_as_a_sentence(question: str, about: str, words: str) -> None:
    assert in_words(question, about) == words

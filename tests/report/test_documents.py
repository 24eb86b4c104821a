from __future__ import annotations

from typing import Any

from winset.desk import CaseClaim
from winset.report.documents import _first, _marked, _view

SENTENCE = "Recovery comes first in Washington & Seoul, and little time is left."


def claim(**values: Any) -> CaseClaim:
    given: dict[str, Any] = {
        "id": "d:1-2", "kind": "constraint", "by": "Authors", "country": "USA", "actor": None, "issue": "health",
        "polarity": -1, "strength": 0.5, "due": None, "status": None, "to": (), "constraint_kind": "bandwidth",
        "direction": "constrains", "text": "Recovery comes first", "span": (0, 20), "sentence": 0, "context": SENTENCE,
        "document": "d", "title": "A report", "date": "2021-02-01", "known_from": "2021-02-01", "url": "https://a.example",
        "file": "a.txt", "page": None, "redistributable": False,
    }  # fmt: skip
    return CaseClaim(**(given | values))


def test_one_sentence_is_quoted_once_with_all_that_it_claims() -> None:
    groups = _first(
        [claim(), claim(id="d:1-3", country="KOR"), claim(id="e", document="e", strength=0.9)], ("USA", "KOR")
    )
    assert [len(g) for g in groups] == [1, 2]
    view = _view(groups[1], None)
    assert view.country == "the United States and South Korea"
    assert view.issue == "health"
    assert view.date == "1 February 2021"


def test_the_claim_is_marked_in_its_sentence_and_nothing_is_run() -> None:
    expected = "<b>Recovery comes first</b> in Washington &amp; Seoul, and little time is left."
    assert _marked(SENTENCE, "Recovery comes first") == expected
    assert _marked("<i>a</i>", "b") == "&lt;i&gt;a&lt;/i&gt;"


def test_a_document_without_page_or_day_says_so() -> None:
    view = _view([claim(url="Yonhap, 2013", date=None)], None)
    assert (view.url, view.date) == (None, "no date")


def test_closed_words_are_quoted_in_part_or_not_at_all() -> None:
    long = claim(text="one two three four five", context="It says one two three four five today.")
    assert _view([long], 3).quote == "one two three […]"
    assert _view([long], 3).terms == "Quoted in part, as the terms of its source ask."
    assert _view([long], 0).quote == ""
    assert _view([long], 0).terms == "Not quoted, as the terms of its source ask."
    assert _view([long], 40).terms == ""

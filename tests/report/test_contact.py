from __future__ import annotations

from dataclasses import replace

import pytest

from winset.desk import Desk
from winset.report.book import Book
from winset.report.contact import contact_sentences
from winset.report.tongue import speaking


def test_the_smallest_effect_that_would_show_comes_before_the_verdict(desk: Desk) -> None:
    book = Book(desk)
    (found,) = contact_sentences(desk, book)
    told = found.striptags()
    (one,) = desk.contact_effects
    assert told.index(f"{one.verdict.detectable:.1f} points") < told.index("these data cannot compare the two")
    assert one.wanted in told
    assert {entry.function for entry in book.entries} == {"contact_detectable", "contact_pairs"}


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_what_the_desk_says_in_english_is_said_again(desk: Desk, lang: str) -> None:
    with speaking(lang):
        (found,) = contact_sentences(desk, Book(desk))
    assert "one survey" not in found
    assert "<b>" in found


def test_without_neighbouring_readings_it_says_so(desk: Desk) -> None:
    bare = Desk(desk.folder, replace(desk.case, contacts=(), meetings=()), desk.day)
    (found,) = contact_sentences(bare, Book(bare))
    assert "no difference of any size would show" in found
    assert "would be a start" in found


def test_a_case_that_asks_nothing_has_no_passage(desk: Desk) -> None:
    silent = Desk(desk.folder, replace(desk.case, contact_tests=()), desk.day)
    assert contact_sentences(silent, Book(silent)) == ()

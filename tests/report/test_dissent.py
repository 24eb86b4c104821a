from __future__ import annotations

from dataclasses import replace

import pytest

from winset.desk import Desk, dissents
from winset.report.book import Book
from winset.report.dissent import dissent_section
from winset.report.tongue import speaking


def test_every_dissent_is_printed_with_its_holder_and_its_evidence(desk: Desk) -> None:
    book = Book(desk)
    found = dissent_section(desk, book)
    printed = {str(view.text.striptags()) for one in found for view in one.others}
    assert printed >= {dissent.other for dissent in dissents(desk)}
    assert len({one.id for one in found}) == len(found) > 2
    for one in found:
        for view in one.others:
            assert 'class="n" href="#n' in view.who
    fits = [entry for entry in book.entries if entry.function == "reading_for"]
    assert fits
    assert all(len(entry.answer.evidence) == entry.answer.value for entry in fits)


def test_a_reading_is_called_a_dissent_only_where_another_leads(desk: Desk) -> None:
    leading = {dissent.question: bool(dissent.leading) for dissent in dissents(desk)}
    for one in dissent_section(desk, Book(desk)):
        assert (one.label == "Dissent") == leading[one.id]
        rivals = sum(h.question == one.id for h in desk.case.hypotheses)
        assert len(one.others) < rivals if leading[one.id] else len(one.others) == rivals
        assert ("does not tell the readings apart" in one.verdict) != leading[one.id]


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_our_words_are_in_the_language_and_the_case_s_are_marked(desk: Desk, lang: str) -> None:
    with speaking(lang):
        found = dissent_section(desk, Book(desk))
    assert all(one.asks.startswith('<span lang="en">') for one in found)
    assert all("evidence" not in view.who for one in found for view in one.others)


def test_a_case_where_nobody_dissents_has_no_section(desk: Desk) -> None:
    agreed = replace(desk.case, hypotheses=tuple(replace(h, dissent="") for h in desk.case.hypotheses))
    assert dissent_section(Desk(desk.folder, agreed, desk.day), Book(desk)) == ()

"""The section on commitments: numbers link to what they rest on, promises of every state, ideas by option."""

from __future__ import annotations

from dataclasses import replace

import pytest

from winset.desk import Desk
from winset.report.book import Book
from winset.report.promised import promised_section
from winset.report.tongue import speaking


def test_every_number_is_linked_and_the_counts_add_up(desk: Desk) -> None:
    book = Book(desk)
    found = promised_section(desk, book)
    assert found is not None
    assert len(found.every) == len(desk.case.commitments)
    assert all('<a class="n" href="#n' in sentence for sentence in found.lead)
    functions = {entry.function for entry in book.entries}
    assert {"promises_counted", "compliance", "coders_agree", "ideas_dormant", "promise_score", "option"} <= functions
    assert {p.state for p in found.broken} <= {"broken", "partly"}
    dates = [p.date[-4:] for p in found.every]
    assert dates == sorted(dates, reverse=True)


def test_dormant_ideas_stand_under_the_option_that_would_take_them_up(desk: Desk) -> None:
    found = promised_section(desk, Book(desk))
    assert found is not None
    ranks = [desk.ranking.option(view.option.partition("#option-")[2].partition('"')[0]).rank for view in found.dormant]
    assert ranks == sorted(ranks)
    assert all(view.ideas for view in found.dormant)


@pytest.mark.parametrize("lang", ["en", "ja", "ko"])
def test_it_is_written_in_each_language(desk: Desk, lang: str) -> None:
    with speaking(lang):
        found = promised_section(desk, Book(desk))
    assert found is not None
    assert "{" not in "".join(found.lead)
    assert len(set(found.lead)) == 2


def test_a_case_without_promises_has_no_section(desk: Desk) -> None:
    empty = Desk(desk.folder, replace(desk.case, commitments=(), judgements=()), desk.day)
    assert promised_section(empty, Book(empty)) is None


def test_promises_that_nobody_scored_are_counted_and_not_judged(desk: Desk) -> None:
    unscored = Desk(desk.folder, replace(desk.case, judgements=()), desk.day)
    found = promised_section(unscored, Book(unscored))
    assert found is not None
    assert len(found.lead) == 1
    assert "nobody has scored" in found.lead[0]
    assert found.means == ()

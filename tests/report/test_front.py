from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from winset.report.book import Book
from winset.report.consent import consent_right
from winset.report.front import Front, front_page
from winset.report.words import tier_in_numbers, titled

if TYPE_CHECKING:
    from winset.desk import Desk


@pytest.fixture(scope="module")
def front(desk: Desk) -> Front:
    return front_page(desk, Book(desk))


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_only_what_is_within_reach_comes_first(desk: Desk, front: Front) -> None:
    for card, row in zip(front.first, desk.ranking.options, strict=False):
        assert card.when.startswith("First") == (row.p_joint >= 0.5)
        assert row.tier in card.when


def test_work_outside_government_needs_no_consent(desk: Desk) -> None:
    row = desk.ranking.options[0]
    outside = replace(row, variant=replace(row.variant, instrument="non-governmental"))
    pact = replace(row, variant=replace(row.variant, instrument="cabinet-pact"))
    assert consent_right(outside) == "Need not consent; must not obstruct"
    assert consent_right(pact) == "Must consent"


@pytest.mark.parametrize(("state", "shown"), [("revivable", "Revive: T"), ("partly", "Rest of: T"), ("open", "T")])
def test_a_title_says_what_is_asked_for_now(desk: Desk, state: str, shown: str) -> None:
    assert titled(replace(desk.ranking.options[0], title="T", state=state)) == shown


def test_tiers_have_their_numbers_beside_them() -> None:
    assert tier_in_numbers("contested") == "contested (index 0.25–0.5)"


def test_on_whom_an_option_hangs_is_said_with_acceptance_and_gain(desk: Desk, front: Front) -> None:
    text = plain(" ".join(front.breaks))
    assert "would add" not in text
    for row in desk.ranking.options[:3]:
        if row.binding is not None and row.binding.adds > 0.05:
            assert f"{row.accept[row.binding.player]:.2f}" in text
            assert f"{row.binding.adds:.2f}" in text


def test_what_moved_begins_with_the_latest_that_two_countries_share(desk: Desk, front: Front) -> None:
    ours = set(desk.case.countries)
    shared = [h for h in desk.case.chronicle if h.status == "verified" and len(ours & set(h.countries)) > 1]
    latest = max(shared, key=lambda h: (h.date, h.id))
    assert latest.text in plain(front.moved[0])


def test_the_lead_says_for_how_many_options_one_office_decides(desk: Desk, front: Front) -> None:
    rows = desk.ranking.options
    alone = sum(all(len(names) == 1 for names in row.consent.values()) for row in rows)
    assert f"On {alone} of the {len(rows)} one office in each country decides alone" in plain(front.lead)
    assert "everywhere but" not in front.lead


def test_the_lead_says_on_whom_the_first_options_hang_and_what_the_order_is_worth(front: Front) -> None:
    lead = plain(front.lead)
    assert "The first 3 options hang on President" in lead
    assert ("no better than chance" in lead) == ("no better than chance" in plain(front.sure[1]))

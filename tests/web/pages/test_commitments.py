from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_promises_can_be_chosen_by_what_became_of_them(browsing: Client) -> None:
    every = browsing.get("/commitments.json").json()["rows"]
    kept = browsing.get("/commitments.json?status=kept").json()["rows"]
    assert 0 < len(kept) < len(every)
    assert {row["state"] for row in kept} == {"kept"}
    assert browsing.get("/commitments?status=kept").text.count("/commitments/") >= len(kept)
    assert browsing.get("/commitments?status=lost").status_code == 404


def test_means_are_numbers_with_a_page_each(browsing: Client) -> None:
    page = browsing.get("/commitments").text
    assert "Who kept how much" in page
    assert 'href="/number?f=compliance' in page


def test_dormant_ideas_stand_in_the_order_of_the_ranking(browsing: Client) -> None:
    rows = browsing.get("/dormant.json").json()["rows"]
    ranks = [row["rank"] for row in rows if row["rank"] is not None]
    assert ranks == sorted(ranks)
    assert browsing.get("/dormant").text.count('href="/options/') >= len(ranks[:50])


def test_before_the_first_promise_the_page_says_so(browsing: Client) -> None:
    assert "No promise is on record" in browsing.get("/commitments?as-of=1990-01-01").text

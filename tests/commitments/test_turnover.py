"""A change of government takes the ties of those who leave; officials stay."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from winset.commitments import Change, Held, ties_at_risk, turnover
from winset.testing import seat

CHANGE = Change(country="FRA", date="2006-01-01", who="New", went="Old", ended="2006-01-01")
TERMS = [
    Held(country="FRA", person="Old", since="2000", until="2006-01-01"),
    Held(country="FRA", person="Stays", since="2000", until=None),
    Held(country="FRA", person="Gone", since="2000", until="2004"),
]
SEATS = [
    seat("m1", "FRA", "Old"), seat("m1", "DEU", "X"), seat("m2", "FRA", "Old"), seat("m2", "DEU", "X"),
    seat("m3", "FRA", "Stays"), seat("m3", "DEU", "X"), seat("m4", "FRA", "Official"), seat("m4", "DEU", "Y"),
    seat("m5", "FRA", "Gone", date="2003-01-01"), seat("m5", "DEU", "X", date="2003-01-01"),
    seat("m6", "FRA", "Old", date="1999-01-01"), seat("m6", "DEU", "X", date="1999-01-01"),
]  # fmt: skip


def test_the_share_of_ties_lost_by_hand() -> None:
    (found,) = turnover(SEATS, TERMS, [CHANGE], date(2007, 1, 1))
    # four ties were alive on the eve (two of Old, one of Stays, one of an official); Gone had left, m6 is too old
    assert (found.partner, found.ties, found.lost, found.share) == ("DEU", 4, 2, 0.5)
    assert found.left == ("FRA Old",)


def test_a_change_after_the_day_is_not_seen() -> None:
    assert turnover(SEATS, TERMS, [CHANGE], date(2005, 12, 31)) == ()


def test_the_eve_is_that_of_the_old_term_where_it_ended_before() -> None:
    ended = Change(country="FRA", date="2006-01-01", who="New", went="Old", ended="2005-10-01")
    terms = [Held(country="FRA", person="Old", since="2000", until="2005-10-01"), *TERMS[1:]]
    assert turnover(SEATS, terms, [ended], date(2007, 1, 1))[0].lost == 2


def test_what_a_change_today_would_take() -> None:
    seats = [*SEATS, seat("w", "FRA", None, level="officials"), seat("w", "DEU", None, level="officials")]
    found = {(r.country, r.partner): r for r in ties_at_risk(seats, TERMS, ("FRA", "DEU"), date(2005, 6, 1))}
    france = found["FRA", "DEU"]
    assert (france.ties, france.gone, france.carried, france.standing) == (5, 1, 3, 1)
    assert france.people == ("FRA Old", "FRA Stays")
    assert found["DEU", "FRA"].carried == 0  # no term of anybody there is known


@given(st.lists(st.tuples(st.sampled_from(["Old", "Stays", "Official"]), st.sampled_from(["X", "Y"])), max_size=12))
def test_shares_are_shares(pairs: list[tuple[str, str]]) -> None:
    seats = [s for i, (a, b) in enumerate(pairs) for s in (seat(f"m{i}", "FRA", a), seat(f"m{i}", "DEU", b))]
    for found in turnover(seats, TERMS, [CHANGE], date(2007, 1, 1)):
        assert found.lost == sum(a == "Old" for a, _ in pairs)
        assert found.ties == len(pairs)
        assert 0.0 <= found.share <= 1.0

"""Which rows of the record moved the positions that count."""

from __future__ import annotations

from datetime import date

import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.evidence import evidence_for, positions_that_count, record_of
from winset.bargaining.result import EvidenceItem
from winset.model import PollFigure, as_of
from winset.testing import player, reading, small_case

DAY = date(2006, 1, 1)


def assessment(**changes: object) -> Assessment:
    return assessed(as_of(small_case(**changes), DAY), DAY)


def items(a: Assessment, name: str, first: str | None = None) -> list[tuple[str, str]]:
    v = next(int(v) for v in a.best if a.board.forms[v].variant.option == name)
    found = evidence_for(record_of(a.case), a.game, a.board.options[v], a.board.forms[v], openness=0.3, first=first)
    return [(e.player, e.document) for e in found]


def test_what_moved_a_consent_holder_comes_before_what_moved_a_voice() -> None:
    said = (
        reading("holder", "fra-leader", "health", 0.9),
        reading("voice", "fra-press", "health", 0.9),
        reading("other", "deu-leader", "health", 0.8),
    )
    found = items(assessment(readings=said), "clinic")
    assert [d for _, d in found] == ["h-holder", "h-other", "h-voice"]
    assert items(assessment(readings=said), "clinic", first="fra-press")[0][0] == "fra-press"


def test_only_the_options_own_issues_count() -> None:
    a = assessment()
    v = int(a.best[0])
    counted = positions_that_count(a.game, a.board.options[v], a.board.forms[v], 0.3)
    assert {p.issue for p, _ in counted} == {"energy"}
    shares = {p.player: share for p, share in counted}
    assert shares["fra-leader"] == 1.0
    assert 0.0 < shares["fra-press"] < 0.3


def test_a_figure_is_told_as_a_figure() -> None:
    figure = PollFigure(
        id="p1", respondents="FRA", about="DEU", question="For joint clinics", start="2005", end="2005",
        known_from="2005-12-31", n=1000, mode=None, percent=61.0, pollster="A pollster", source="https://example.org/p",
        note="", derived=False,
    )  # fmt: skip
    said = reading("poll", "fra-public", "health", 0.6, kind="poll", evidence="p1")
    a = assessment(readings=(said,), polls=(figure,))
    v = next(int(v) for v in a.best if a.board.forms[v].variant.option == "clinic")
    (item,) = evidence_for(record_of(a.case), a.game, a.board.options[v], a.board.forms[v], openness=0.3)
    assert (item.kind, item.sentence, item.url) == (
        "figure",
        "For joint clinics: 61 % (A pollster)",
        "https://example.org/p",
    )


@pytest.mark.parametrize(
    ("when", "who"), [("2002-05-01", "President One"), ("2003-01-01", "President Two"), ("2003", "President Two")]
)
def test_an_item_names_who_held_the_office_then(when: str, who: str) -> None:
    base = small_case()
    periods = (("President One", "2000-01-01", "2003-01-01"), ("President Two", "2003-01-01", "2005-01-01"))
    holders = tuple(player("fra-leader", "FRA", name=name, since=since, until=until) for name, since, until in periods)
    now = player("fra-leader", "FRA", name="President Three", since="2005-01-01")
    others = tuple(p for p in base.players if p.id != "fra-leader")
    said = reading("r", "fra-leader", "health", 0.35, date=when, known_from=when)
    item = first_item(assessment(players=(*holders, now, *others), readings=(said,)))
    assert (item.player, item.who) == ("fra-leader", who)


def test_without_a_period_the_item_names_the_office() -> None:
    said = reading("r", "fra-leader", "health", 0.35, date="1980-01-01", known_from="1980-01-01")
    assert first_item(assessment(readings=(said,))).who == "fra-leader"


def test_an_item_says_as_what_and_at_which_level_it_was_read() -> None:
    stance = first_item(assessment(readings=(reading("r", "fra-leader", "health", 0.35),)))
    assert (stance.reading, stance.level, stance.against) == ("stance", 0.35, None)
    answer = reading("r", "fra-leader", "health", 0.6, kind="reject", against=0.2)
    offer = first_item(assessment(readings=(answer,)))
    assert (offer.reading, offer.level, offer.against) == ("reject", 0.6, 0.2)
    assert offer.shift < 0.0


def first_item(a: Assessment) -> EvidenceItem:
    v = next(int(v) for v in a.best if a.board.forms[v].variant.option == "clinic")
    return evidence_for(record_of(a.case), a.game, a.board.options[v], a.board.forms[v], openness=0.3)[0]

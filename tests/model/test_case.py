from __future__ import annotations

from dataclasses import replace
from datetime import date

from winset.model import (
    Case,
    Constraint,
    Happening,
    Issue,
    Level,
    Outcome,
    Player,
    PollFigure,
    Reading,
    StatusQuo,
    as_of,
    in_force,
)

DAY = date(2021, 2, 1)


def happening(known_from: str) -> Happening:
    return Happening(
        id=f"h-{known_from}",
        date="2020-01-01",
        known_from=known_from,
        text="Two ministers met.",
        kind="summarised",
        countries=("AAA", "BBB"),
        issue="trade",
        status="verified",
        sources=("page",),
    )


def player(until: str | None) -> Player:
    return Player(
        id="aaa-chief",
        country="AAA",
        name="Chief",
        sector="GOV",
        role="decides",
        since="2020-01-01",
        until=until,
        known_from="2020-01-01",
        source="law",
    )


def issue(*status: StatusQuo) -> Issue:
    return Issue(id="trade", title="Trade", levels=(Level(at=0, text="none"),), status_quo=status, agencies=())


def status(level: float, known_from: str) -> StatusQuo:
    return StatusQuo(since="2000", level=level, known_from=known_from, text="", source="page")


EMPTY = Case(id="c", title="C", countries=("AAA", "BBB"), third_parties=(), start="2000-01-01")


def test_a_partial_date_is_known_only_when_it_has_passed() -> None:
    case = replace(EMPTY, chronicle=tuple(map(happening, ("2021-02-01", "2021-01", "2021", "2021-02", "2021-02-02"))))
    assert [h.known_from for h in as_of(case, DAY).chronicle] == ["2021-02-01", "2021-01"]


def test_an_end_that_lies_ahead_is_open() -> None:
    case = replace(EMPTY, players=(player("2021-02-02"), player("2021-02-01"), player(None)))
    assert [p.until for p in as_of(case, DAY).players] == [None, "2021-02-01", None]


def test_the_end_of_a_constraint_counts_from_when_it_was_known() -> None:
    row = Constraint(
        id="x",
        country="AAA",
        player="aaa-chief",
        kind="legal",
        direction="constrains",
        issue="trade",
        by="court",
        strength=0.5,
        low=0.3,
        high=0.7,
        what="A ruling.",
        since="2020",
        until="2021-01-15",
        known_from="2020-12-31",
        evidence=("h",),
        until_known_from="2021-03-01",
    )
    assert as_of(replace(EMPTY, constraints=(row,)), DAY).constraints[0].until is None


def test_status_quo_rows_of_the_future_are_gone() -> None:
    case = replace(EMPTY, issues=(issue(status(0.1, "2000"), status(0.9, "2023-08-18")),))
    assert [s.level for s in as_of(case, DAY).issues[0].status_quo] == [0.1]


def test_planted_rows_of_every_kind_change_nothing() -> None:
    later = "2021-02-02"
    base = replace(
        EMPTY, chronicle=(happening("2020-01-01"),), players=(player(None),), issues=(issue(status(0, "2000")),)
    )
    poll = PollFigure(
        id="p", respondents="AAA", about="BBB", question="likes", start="2020", end="2020", known_from=later, n=None,
        mode=None, percent=1.0, pollster="P", source="s", note="", derived=False,
    )  # fmt: skip
    reading = Reading(
        id="r", player="aaa-chief", issue="trade", kind="stance", level=1, against=None, date="2020", known_from=later,
        option=None, status="verified", evidence="h", text="",
    )  # fmt: skip
    outcome = Outcome(
        option="o", adopted="yes", adopted_date=later, what="", later_status="", window_closes="2022",
        known_from=later, source="s", status="verified",
    )  # fmt: skip
    planted = replace(
        base,
        chronicle=(*base.chronicle, happening(later)),
        players=(*base.players, replace(player(None), known_from=later)),
        issues=(issue(status(0, "2000"), status(1, later)),),
        polls=(poll,),
        readings=(reading,),
        outcomes=(outcome, replace(outcome, known_from=None)),
    )
    assert as_of(planted, DAY) == as_of(base, DAY)


def test_periods_are_half_open() -> None:
    assert in_force("2020-01-01", "2021-02-01", date(2021, 1, 31))
    assert not in_force("2020-01-01", "2021-02-01", DAY)
    assert in_force("2021-02-01", None, DAY)

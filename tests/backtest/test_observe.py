"""Every number is of its own day: rows known later, of every kind, move nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from winset.backtest.observe import observed, viewed
from winset.backtest.predictors import PREDICTORS
from winset.backtest.spells import risk_set
from winset.model import Case, Constraint, FrameEffect, PollFigure, StatusQuo
from winset.testing import option, player, power, prior, reading

LATE = "2003-06-01"
SPELLS = {"start": date(1998, 1, 1), "end": date(2003, 1, 1)}


def planted(case: Case) -> Case:
    """The case with a row of every kind that was known only later, each of which would matter."""
    quo = StatusQuo(since="1999", level=0.9, known_from=LATE, text="", source="")
    poll = PollFigure(
        id="x", respondents="FRA", about="DEU", question="favourable view", start="1998", end="1998", known_from=LATE,
        n=None, mode=None, percent=99.0, pollster="p", source="", note="", derived=False,
    )  # fmt: skip
    burden = Constraint(
        id="c", country="FRA", player="fra-leader", kind="legal", direction="constrains", issue="energy", by="x",
        strength=1.0, low=1.0, high=1.0, what="", since="1990", until=None, known_from=LATE, evidence=("h",),
    )  # fmt: skip
    effect = FrameEffect(
        frame="functional", issue="*", sector="*", country="*", multiplier=9.0, known_from=LATE, source=""
    )  # fmt: skip
    return replace(
        case,
        issues=tuple(replace(i, status_quo=(*i.status_quo, quo)) for i in case.issues),
        polls=(*case.polls, poll),
        constraints=(burden,),
        frames=(*case.frames, effect),
        readings=(*case.readings, reading("late", "fra-leader", "energy", -1.0, date="1999", known_from=LATE)),
        players=(*case.players, player("spoiler", "FRA", known_from=LATE, since="1990")),
        powers=(*case.powers, power("spoiler", "ministry-memo", body="late", known_from=LATE)),
        options=(*case.options, option("other", 0.9, first_proposed=LATE, known_from=LATE)),
    )


def test_what_was_known_later_moves_nothing(history: Case) -> None:
    spells = risk_set(history, **SPELLS).spells[:12]
    before, after = observed(history, spells), observed(planted(history), spells)
    assert (before.index == after.index).all()
    for p in PREDICTORS:
        np.testing.assert_array_equal(before.values[p.name], after.values[p.name])


def test_the_planted_rows_would_matter_once_known(history: Case) -> None:
    day = date(2004, 1, 1)
    plain, other = (viewed(c, day, ("easy-2003",))[0] for c in (history, planted(history)))
    assert plain.assessment.found.joint[plain.form] != other.assessment.found.joint[other.form]


def test_outcomes_are_no_evidence(history: Case) -> None:
    spells = risk_set(history, **SPELLS).spells[:12]
    turned = replace(history, outcomes=tuple(replace(o, adopted="no", adopted_date=None) for o in history.outcomes))
    assert (observed(history, spells).index == observed(turned, spells).index).all()


def test_an_option_can_be_looked_at_before_it_was_proposed(history: Case) -> None:
    (view,) = viewed(history, date(2000, 1, 1), ("easy-2005",))
    assert view.option.id == "easy-2005"
    assert 0.0 <= view.assessment.found.joint[view.form] <= 1.0


def test_progress_is_told_day_by_day(history: Case) -> None:
    told: list[tuple[int, int]] = []
    spells = risk_set(history, **SPELLS).spells[:4]
    observed(history, spells, progress=lambda _, done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == len({s.start for s in spells})


def test_easy_options_look_easier(history: Case) -> None:
    sample = observed(history, risk_set(history, **SPELLS).spells)
    easy = np.array([s.option.startswith("easy") for s in sample.spells])
    for name in ("index", "ambition", "distance", "weighted-mean", "weighted-median"):
        assert sample.values[name][easy].min() > sample.values[name][~easy].max(), name
    assert np.isnan(sample.values["mood"]).all()


def test_mood_is_the_latest_share_that_likes_the_other(history: Case) -> None:
    def poll(name: str, end: str, percent: float, question: str = "favourable view of the country") -> PollFigure:
        return PollFigure(
            id=name, respondents="FRA", about="DEU", question=question, start=end, end=end, known_from=end, n=None,
            mode=None, percent=percent, pollster="p", source="", note="", derived=False,
        )  # fmt: skip

    polled = replace(
        history,
        polls=(poll("a", "1997", 40.0), poll("b", "1999", 60.0), poll("c", "2000", 10.0, "unfavourable view"),
               poll("d", "2002", 90.0)),
    )  # fmt: skip
    (view,) = viewed(polled, date(2001, 1, 1), ("easy-2000",))
    mood = next(p for p in PREDICTORS if p.name == "mood")
    assert mood.value(view) == pytest.approx(60.0)


def test_priors_of_nobody_leave_the_engines_without_a_word(history: Case) -> None:
    silent = replace(history, influence=(), priors=(prior("*", "*", 0.5),))
    (view,) = viewed(silent, date(2001, 1, 1), ("easy-2000",))
    assert np.isnan(next(p for p in PREDICTORS if p.name == "weighted-mean").value(view))

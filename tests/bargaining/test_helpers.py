"""Who outside government has to do with an option."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from winset.bargaining.game import game_of
from winset.bargaining.helpers import fitting
from winset.bargaining.ranking import rank
from winset.bargaining.settings import GameSettings
from winset.model import Case, Constraint, as_of
from winset.testing import issue, option, player, prior, reading, small_case

DAY = date(2006, 1, 1)
PLAN = option("plan", 0.5, title="Joint clinics of environmental physicians", instruments=("non-governmental",))


def case(**changes: object) -> Case:
    firms = (
        player("fra-green", "FRA", "NGO", role="Environmental campaigns"),
        player("fra-trade", "FRA", "BUS", role="Sells machines"),
        player("deu-green", "DEU", "NGO", role="Environmental campaigns"),
        player("pol-green", "POL", "NGO", role="Environmental campaigns"),
    )
    base = small_case(options=(PLAN,))
    base = replace(
        base, players=(*base.players, *firms), priors=(*base.priors, prior("BUS", "*", 0.9), prior("NGO", "*", 0.6))
    )
    return as_of(replace(base, **changes), DAY)  # type: ignore[arg-type]


def fit(of: Case, who: str) -> float:
    game = game_of(of, DAY)
    return float(fitting(game, of, [PLAN])[0, game.row(who)])


def test_shared_words_fit_and_officials_never_do() -> None:
    assert fit(case(), "fra-green") > 0.0
    assert fit(case(), "fra-trade") == 0.0
    assert fit(case(), "fra-leader") == fit(case(), "fra-press") == 0.0


def test_who_speaks_on_the_issue_or_owns_it_fits() -> None:
    base = case()
    assert fit(replace(base, readings=(reading("r", "fra-trade", "energy", 0.5),)), "fra-trade") > 0.0
    owned = replace(issue("energy"), agencies=(("FRA", ("fra-trade",)),))
    assert fit(replace(base, issues=(owned, *base.issues[1:])), "fra-trade") > 0.0


def test_nobody_carries_out_what_it_holds_back() -> None:
    row = Constraint(
        id="c", country="FRA", player="fra-green", kind="legal", direction="constrains", issue="energy", by="it",
        strength=0.5, low=0.4, high=0.6, what="asks for an apology first", since="2000", until=None,
        known_from="2000-12-31", evidence=("h-r1",),
    )  # fmt: skip
    assert fit(case(constraints=(row,)), "fra-green") == 0.0


def test_the_one_who_fits_is_named_although_another_is_likelier_to_be_willing() -> None:
    found = rank(case(), DAY, settings=GameSettings(draws=3)).options[0]
    assert found.implementers == {"FRA": "fra-green", "DEU": "deu-green", "POL": "pol-green"}


def test_where_nobody_fits_nobody_is_named() -> None:
    gone = case()
    gone = replace(gone, players=tuple(p for p in gone.players if p.id != "fra-green"))
    found = rank(gone, DAY, settings=GameSettings(draws=3)).options[0]
    assert "FRA" not in found.implementers
    assert found.p_joint > 0.0

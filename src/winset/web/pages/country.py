"""One country: what holds it back, who decides, what its public says, what is in its calendar."""

from __future__ import annotations

from winset.desk import lowest
from winset.model import in_force
from winset.report.consent import players
from winset.report.words import country_name, the
from winset.web.pages.constraints import tops
from winset.web.pages.opinion import trend_id, trends_of
from winset.web.pages.parts import latest
from winset.web.view import Missing, Shown, View

__all__ = ["country"]

SHOWN = 6


def country(view: View) -> Shown:
    """The page of a country of the case."""
    desk, code = view.desk, view.path["id"]
    if code not in desk.case.countries:
        raise Missing(f"{code[:20]!r} is no country of this case")
    for name in ("register", "evidence", "ranking"):
        view.opened.need(name)
    game = desk.game
    seats = {p.id for p in game.players[: game.seats]}
    mine = [p for p in game.players if p.country == code]
    ready = sorted(desk.ranking.options, key=lambda o: o.p.get(code, 0.0))
    return Shown(
        template="country.html.j2",
        title=country_name(code),
        values={
            "code": code,
            "name": country_name(code),
            "the": the(code),
            "first": tops(view, code, 4),
            "helps": tuple(
                r for r in desk.register if (r.constraint.country, r.constraint.direction) == (code, "enables")
            )[:5],
            "players": sorted(
                mine, key=lambda p: (p.id not in seats, -float(game.influence[game.row(p.id)]))
            ),
            "seats": seats,
            "influence": {p.id: float(game.influence[game.row(p.id)]) for p in mine},
            "names": players(desk),
            "powers": {p.id: _powers(view, p.id) for p in mine},
            "agencies": tuple((i, dict(i.agencies).get(code, ())) for i in desk.case.issues),
            "unready": ready[:SHOWN],
            "opinion": tuple(
                (trend_id(t), t, t.runs[-1].waves[-1], lowest(t)) for t in trends_of(desk) if t.respondents == code
            )[:SHOWN],
            "meetings": latest([m for m in desk.case.meetings if code in m.countries], SHOWN),
            "home": latest([h for h in desk.case.chronicle if h.countries == (code,)], SHOWN),
        },
    )  # fmt: skip


def _powers(view: View, player: str) -> list[str]:
    """Instruments to which a player must consent on the day."""
    mine = [w for w in view.desk.case.powers if w.player == player and in_force(w.since, w.until, view.day)]
    return sorted({w.instrument for w in mine})

"""One option: why it ranks so, on whom it hangs, its evidence and history, what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from winset.desk import Desk, Explanation, Ranked, explain
from winset.desk.calendar_ahead import Window, windows
from winset.desk.showing import index_shown
from winset.model import Option
from winset.report.consent import ambition_word, consent_holders, consent_right, first_step, owners, players
from winset.report.words import capital, country_name, dated, form_of, framed, joined, person, spoken, the, titled
from winset.web.book import WebBook
from winset.web.draw.bars import Swing, swings
from winset.web.pages.parts import Figure, named, player_link
from winset.web.pages.wording import readings
from winset.web.view import Shown, View

__all__ = ["option"]

BARS = 10


def option(view: View) -> Shown:
    """The page of an option, open or not."""
    desk = view.desk
    row = view.found(desk.case.options, view.path["id"], "option")
    for name in ("assessment", "ranking", "evidence"):
        view.opened.need(name)
    why = view.opened.heavy(("explain", row.id), lambda: explain(desk, row.id), ahead=("explanation", row.id))
    ranked = next((o for o in desk.ranking.options if o.id == row.id), None)
    apart = next((e for e in desk.ranking.apart if e.option == row.id), None)
    return Shown(
        template="option.html.j2",
        title=titled(ranked) if ranked else row.title,
        values={
            "option": row,
            "ranked": ranked,
            "apart": apart,
            "why": why,
            "book": WebBook(view),
            "issue": desk.issue(row.issue),
            "points": tuple((desk.issue(i), level) for i, level in row.points if _known(desk, i)),
            "form": capital(form_of(why.form.variant.instrument, why.form.variant.frame, why.form.countries)),
            "figure": _figure(desk, why),
            "stands": tuple(_stands(view, why)),
            "facts": _facts(view, ranked) if ranked else {},
            "others": tuple(dict.fromkeys(_form(a) for a in why.others))[:6],
            "payments": tuple((the(c), share) for c, share in why.payments),
            "evidence": tuple(
                zip(ranked.evidence, readings(desk, ranked), strict=False)
                if ranked
                else ((e, "") for e in why.evidence)
            ),
            "alike": tuple(_alike(desk, row)),
            "outcome": next((o for o in desk.case.outcomes if o.option == row.id), None),
            "touching": _touching(view, row),
            "windows": tuple(_windows(desk, row.id)),
        },
    )


def _known(desk: Desk, issue: str) -> bool:
    return any(i.id == issue for i in desk.case.issues)


def _figure(desk: Desk, why: Explanation) -> Figure | None:
    rows = [Swing(what=named(desk, s.what), low=s.low, high=s.high) for s in why.swings[:BARS]]
    if not rows:
        return None
    picture = partial(swings, rows, why.joint, title=f"What moves its index most: {rows[0].what}")
    return Figure(
        draw=lambda width: picture(width=width), caption="Positions are moved by one standard deviation either way."
    )


def _stands(view: View, why: Explanation) -> Iterator[dict[str, Any]]:
    for stand in why.stands:
        far = stand.ideal - stand.midpoint - stand.bar
        yield {
            "player": player_link(view, stand.player),
            "country": country_name(stand.country),
            "issue": view.desk.issue(stand.issue).title,
            "issue_url": view.url(f"/issues/{stand.issue}"),
            "stand": stand,
            "distance": far,
            "voices": tuple((player_link(view, p), share) for p, share in stand.voices[:4]),
        }


def _facts(view: View, row: Ranked) -> dict[str, Any]:
    desk, names = view.desk, players(view.desk)
    return {
        "right": consent_right(row),
        "consent": tuple((player_link(view, p), row.accept[p]) for p in consent_holders(row)),
        "helpers": tuple((player_link(view, p), row.accept[p]) for p in row.implementers.values()),
        "binding": player_link(view, row.binding.player) if row.binding else "",
        "step": first_step(desk, row),
        "ambition": ambition_word(row.ambition),
        "frames": tuple((framed(a.variant.frame), a.joint) for a in row.frames),
        "agencies": tuple(
            (country_name(c), joined(owners(desk, row.issue, c))) for c, _ in desk.issue(row.issue).agencies
        ),
        "names": names,
        "threats": tuple(
            (t.scenario, t.joint[row.id])
            for t in view.opened.need("threats")
            if abs(t.joint[row.id] - row.p_joint) > 0.01  # noqa: PLR2004 - what is felt
        ),
    }


def _form(alternative: Any) -> tuple[str, str]:  # noqa: ANN401 - a form of the engine
    v = alternative.variant
    words = f"{spoken(v.instrument)} of {joined(alternative.countries, article=True)}, presented as {framed(v.frame)}"
    return capital(words), index_shown(alternative.joint)


def _alike(desk: Desk, row: Option) -> Iterator[tuple[str, str, str]]:
    """Other options of the same idea."""
    for other in desk.case.options:
        if other.id != row.id and other.cluster and other.cluster == row.cluster:
            yield other.id, other.title, other.first_proposed


def _windows(desk: Desk, option: str) -> Iterator[tuple[str, Window]]:
    """Days of the year ahead that help or hurt it, in words."""
    for window in windows(desk, option):
        first, last = dated(window.start.isoformat()), dated(window.end.isoformat())
        yield first if window.start == window.end else f"{first} to {last}", window


def _touching(view: View, row: Option) -> tuple[Any, ...]:
    """Constraints that take most from it."""
    found = [
        (loss, c)
        for c in view.opened.need("register")
        for loss in c.losses
        if loss.option == row.id and loss.without - loss.joint > 0.005  # noqa: PLR2004 - what is felt
    ]
    found.sort(key=lambda pair: pair[0].joint - pair[0].without)
    return tuple((person(c.constraint.by), c.constraint, loss) for loss, c in found[:6])

"""The composer: tick options, see at once who ratifies, who gains and pays, and which change would be better."""

from __future__ import annotations

from winset.desk.weighing import ALL, POOL, Weighed, Weights, pool_of, weights_of
from winset.model import INSTRUMENTS
from winset.report.words import country_name, spoken
from winset.web.opened import Opened
from winset.web.pages.parts import titles
from winset.web.view import Shown, View

__all__ = ["FORM", "package", "weighed", "weights_among"]

SHOWN = 39
FORM = "joint-statement"


def weighed(view: View) -> Weighed | None:
    """The package of the address; None where nothing is ticked."""
    chosen = tuple(dict.fromkeys(view.all("o")))[:20]
    instrument = view.asked("form", FORM)
    view.opened.need("ranking")
    if not chosen:
        return None
    view.opened.need("packages")
    among = POOL if set(chosen) <= set(pool_of(view.desk)) else ALL
    weights = weights_among(view.opened, instrument, among)
    return view.opened.once(("weigh", instrument, frozenset(chosen)), lambda: weights.weigh(chosen))


def weights_among(opened: Opened, instrument: str, among: str) -> Weights:
    """The draws from which packages of some options are weighed."""
    return opened.heavy(
        ("weights", instrument, among),
        lambda: weights_of(opened.desk, instrument, among=among),
        ahead=("weights", instrument, among),
    )


def package(view: View) -> Shown:
    """The composer with the package to propose beside."""
    ranking = view.opened.need("ranking")
    found = weighed(view)
    proposed = view.opened.need("packages")
    known = titles(view.desk)
    return Shown(
        template="package.html.j2",
        part="package_result.html.j2",
        title="Package",
        values={
            "options": ranking.options,
            "chosen": set(view.all("o")),
            "form": view.asked("form", FORM),
            "forms": tuple((i, spoken(i)) for i in INSTRUMENTS),
            "found": found,
            "titles": known,
            "country_name": country_name,
            "proposals": tuple(
                (p, "/package?" + "&".join(f"o={name}" for name in p.options)) for p in proposed.proposals
            ),
            "swaps": () if found is None else tuple((s, _swapped(view, found, s.without, s.plus)) for s in found.swaps),
        },
    )


def _swapped(view: View, found: Weighed, without: str | None, plus: str | None) -> str:
    """The address of a changed package."""
    names = [o for o in found.options if o != without] + ([plus] if plus else [])
    return view.url("/package", o=names, form=found.instrument)

"""Who must consent to a form, what it hangs on, and what the first step is, in words."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from winset.desk import Desk, Ranked
from winset.model import agency_on
from winset.report.tongue import data, say, words
from winset.report.words import capital, joined, person, the

__all__ = ["agency", "ambition_word", "consent_holders", "consent_right", "first_step", "owners", "players"]


def players(desk: Desk) -> Mapping[str, str]:
    """Names of the day by player id, office holders as `President Trump`."""
    return {p.id: person(p.name) for p in desk.game.players}


def consent_holders(row: Ranked) -> tuple[str, ...]:
    """Players who must consent to the best form; bodies that would only carry it out are not among them."""
    helpers = set(row.implementers.values())
    return tuple(p for p in row.accept if p not in helpers)


def consent_right(row: Ranked) -> str:
    """What the form asks of those players: work of bodies outside government needs no consent."""
    outside = row.variant.instrument == "non-governmental"
    return words("front.need-not" if outside else "front.must-consent")


def owners(desk: Desk, issue: str, country: str) -> tuple[str, ...]:
    """The agencies that own an issue in a country, by their names on the day."""
    entries = dict(desk.issue(issue).agencies).get(country, ())
    return tuple(name for name in (agency_on(entry, desk.day) for entry in entries) if name)


def agency(desk: Desk, issue: str, country: str) -> Markup:
    """The first of them, as it stands in a sentence."""
    name = next(iter(owners(desk, issue, country)), None)
    if name is None:
        return say("front.lead-ministry", country=the(country))
    if name.startswith("US "):
        return say("front.agency-us", agency=data(name))
    return say("front.agency-of", agency=data(name), country=the(country))


def first_step(desk: Desk, row: Ranked) -> Markup:
    """One sentence: which agency does what; the government most ready to ratify takes the step."""
    lead = max(row.countries, key=lambda c: row.p[c])
    others = [agency(desk, row.issue, c) for c in row.countries if c != lead]
    return capital(
        say(
            f"front.step-{row.variant.instrument}",
            lead=agency(desk, row.issue, lead),
            others=joined(others) or words("front.no-other"),
        )
    )


def ambition_word(ambition: float) -> str:
    """How much an option would change, in a word."""
    word = "modest" if ambition < 0.34 else "middling" if ambition < 0.67 else "bold"  # noqa: PLR2004 - thirds of the scale
    return words(f"words.ambition-{word}")

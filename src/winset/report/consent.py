"""Who must consent to a form, what it hangs on, and what the first step is, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from winset.desk import Desk, Ranked
from winset.model import agency_on
from winset.report.words import capital, joined, person, the

__all__ = ["agency", "ambition_word", "consent_holders", "consent_right", "first_step", "owners", "players"]

_STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "treaty": "{lead} lists whose consent each side needs, then sends {others} the heads of a text",
        "cabinet-pact": "{lead} sends {others} a draft text and asks for working talks",
        "ministry-memo": "{lead} sends {others} a two-page draft",
        "joint-statement": "{lead} sends {others} one paragraph for the next meeting",
        "dialogue": "{lead} proposes a date and an agenda of three points to {others}",
        "programme": "{lead} names a first project and asks {others} what each can pay out of existing budgets",
        "law-or-budget": "{lead} drafts the clause or budget line and sounds out its own legislature, then {others}",
        "non-governmental": "{lead} says in writing what it would fund and that it will not obstruct; it asks {others} "
        "to do the same",
        "unilateral-step": "{lead} announces a date for its own review",
    }
)
"""The first step by instrument; the government most ready to ratify takes it."""


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
    return "Need not consent; must not obstruct" if outside else "Must consent"


def owners(desk: Desk, issue: str, country: str) -> tuple[str, ...]:
    """The agencies that own an issue in a country, by their names on the day."""
    entries = dict(desk.issue(issue).agencies).get(country, ())
    return tuple(name for name in (agency_on(entry, desk.day) for entry in entries) if name)


def agency(desk: Desk, issue: str, country: str) -> str:
    """The first of them, as it stands in a sentence."""
    name = next(iter(owners(desk, issue, country)), "lead ministry")
    return f"the {name}" if name.startswith("US ") else f"the {name} of {the(country)}"


def first_step(desk: Desk, row: Ranked) -> str:
    """One sentence: which agency does what."""
    lead = max(row.countries, key=lambda c: row.p[c])
    others = [agency(desk, row.issue, c) for c in row.countries if c != lead]
    step = _STEPS[row.variant.instrument].format(
        lead=agency(desk, row.issue, lead), others=joined(others) or "no other government"
    )
    return f"{capital(step)}."


def ambition_word(ambition: float) -> str:
    """How much an option would change, in a word."""
    return "modest" if ambition < 0.34 else "middling" if ambition < 0.67 else "bold"  # noqa: PLR2004 - thirds of the scale

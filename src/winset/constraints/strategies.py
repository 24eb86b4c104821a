"""Ways around a constraint: those that change the index, worded from a table, with a precedent and a first step."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from winset.bargaining.assessment import Assessment
from winset.constraints.precedents import Precedent, precedent_for
from winset.constraints.register import Row
from winset.constraints.ways import WAYS, Change, concerned
from winset.model import Option, agency_on
from winset.reference import countries as reference

__all__ = ["Strategy", "Wording", "strategies_for", "wordings"]

LEAST: Final = 0.01
"""Gain of joint ratification from which a way is worth a sentence."""
MOST_HURT: Final = 5
"""A way is worded for one of this many options that the constraint takes most from, where it helps one of them."""
PERSUADING: Final = frozenset({"compensate", "constituency"})
"""Ways that work on people; none of them is proposed against a condition that a court or those wronged have stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A row of the table of strategies."""

    id: str
    title: str
    kinds: tuple[str, ...]
    """Kinds of constraint that it suits."""
    what: str
    """Sentence with places for {option}, {country}, {from} and {to}."""
    first_step: str
    """Sentence with places for {agency} and {others} too."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One way around one constraint, for the option that it helps most."""

    kind: str
    """Id of the way, such as `reframe`."""
    title: str
    what: str
    why: str
    option: str
    """Option that it helps most."""
    joint_before: float
    """Joint ratification of that option as one would first propose it."""
    joint_after: float
    options: tuple[str, ...]
    """All options that it helps, the most helped first."""
    precedent: Precedent | None
    agencies: Mapping[str, tuple[str, ...]]
    """By country, the agencies that own the option's issue, the lead agency first."""
    first_step: str
    condition: str | None
    """The condition stated, where the constraint is one; it is to be met, not to be got around."""


@cache
def wordings() -> tuple[tuple[Wording, ...], Mapping[str, Mapping[str, str]]]:
    """The table of strategies, and words for frames and instruments."""
    table = tomllib.loads(files("winset.constraints").joinpath("strategies.toml").read_text(encoding="utf8"))
    rows = tuple(Wording(**(row | {"kinds": tuple(row["kinds"])})) for row in table["strategy"])
    return rows, MappingProxyType(table["words"])


def strategies_for(a: Assessment, row: Row, *, number: int = 3) -> tuple[Strategy, ...]:
    """The ways that suit a constraint and change the index, the most effective first; none for what enables.

    Parameters
    ----------
    a : the assessment
    row : a row of its register
    number : how many at most
    """
    constraint = row.constraint
    if constraint.direction == "enables":
        return ()
    forms = concerned(a, constraint.issue, constraint.country)
    if not forms:
        return ()
    hurt = {loss.option for loss in row.losses[:MOST_HURT]}
    found: list[tuple[float, Strategy]] = []
    for wording in wordings()[0]:
        if constraint.kind not in wording.kinds or (row.condition and wording.id in PERSUADING):
            continue
        changes = list(WAYS[wording.id](a, forms, constraint.country))
        helped = sorted(
            (c for c in changes if c.worth >= LEAST), key=lambda c: (c.option not in hurt, -c.worth, c.option)
        )
        if helped:
            found.append((helped[0].worth, _strategy(a, row, wording, helped)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(strategy for _, strategy in found[:number])


def _strategy(a: Assessment, row: Row, wording: Wording, helped: Sequence[Change]) -> Strategy:
    change = helped[0]
    option = next(o for o in a.case.options if o.id == change.option)
    constraint = row.constraint
    agencies = _agencies(a, option)
    country = constraint.country
    country_name = _called(country)
    lead = next(iter(agencies.get(country, ())), f"The lead ministry of {country_name}")
    others = [f"{names[0]} of {_called(home)}" for home, names in agencies.items() if home != country and names]
    places = {
        "option": option.title,
        "country": country_name,
        "from": _word(change.before),
        "to": _word(change.after),
        "agency": f"The {lead}".replace("The The", "The"),
        "others": ", ".join(others) or "abroad",
    }
    return Strategy(
        kind=wording.id,
        title=wording.title,
        what=wording.what.format_map(places),
        why=wording.why,
        option=option.id,
        joint_before=change.joint_before,
        joint_after=change.joint_after,
        options=tuple(c.option for c in helped),
        precedent=precedent_for(a.case, wording.id, option.issue, frozenset(option.touches), country),
        agencies=agencies,
        first_step=wording.first_step.format_map(places),
        condition=constraint.what if row.condition else None,
    )


def _agencies(a: Assessment, option: Option) -> dict[str, tuple[str, ...]]:
    """By country of the case, who owns the option's main issue, by their names on the day."""
    issue = next((i for i in a.case.issues if i.id == option.issue), None)
    owned = dict(issue.agencies) if issue else {}
    named = {c: [agency_on(entry, a.game.day) for entry in owned.get(c, ())] for c in a.game.countries}
    return {country: tuple(name for name in names if name) for country, names in named.items()}


def _called(iso3: str) -> str:
    """A country's name as it stands in a sentence."""
    name = reference.country(iso3).name if reference.is_country(iso3) else iso3
    return f"the {name}" if name.startswith("United ") else name


def _word(term: str) -> str:
    """A frame or instrument in words; anything else as it is."""
    words = wordings()[1]
    return words["frame"].get(term) or words["instrument"].get(term) or term

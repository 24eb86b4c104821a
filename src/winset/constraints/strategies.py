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

NONE_ON_RECORD: Final = "None on record: nothing known on the day went this way on this issue or subject."
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
    """Sentence with places for {option}, {country}, {from}, {to} and {index}, where the option would then stand."""
    first_step: str
    """Sentence with places for {agency}, of the country that leads, and {others} too."""
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
    """The same this way; of a sequence, of the first step alone."""
    options: tuple[str, ...]
    """All options that it helps, the most helped first."""
    precedent: Precedent | None
    """None where nothing on the same issue or subject went this way."""
    on_record: str
    """The precedent in one sentence, or that there is none."""
    lead: str
    """ISO3 of the country that takes the first step: the constrained one where it must act, else one that must."""
    agencies: Mapping[str, tuple[str, ...]]
    """By country, the agencies that own the option's issue, the lead agency first; the leading country first."""
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
    """The ways that suit a constraint and add enough to the index, the most effective first; none for what enables.

    Parameters
    ----------
    a : the assessment; its setting `way_least` says how much is enough
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
        changes = WAYS[wording.id](a, forms, constraint.country)
        enough = [c for c in changes if c.worth >= a.settings.way_least]
        helped = sorted(enough, key=lambda c: (c.option not in hurt, -c.worth, c.option))
        if helped:
            found.append((helped[0].worth, _strategy(a, row, wording, helped)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(strategy for _, strategy in found[:number])


def _strategy(a: Assessment, row: Row, wording: Wording, helped: Sequence[Change]) -> Strategy:
    change = helped[0]
    option = next(o for o in a.case.options if o.id == change.option)
    constraint = row.constraint
    lead = _lead(a, option, constraint.country)
    agencies = _agencies(a, option, lead)
    precedent = precedent_for(a.case, wording.id, option.issue, frozenset(option.touches), constraint.country)
    agency = next(iter(agencies.get(lead, ())), f"lead ministry of {_called(lead)}")
    places = {
        "option": option.title,
        "country": _called(constraint.country),
        "from": _word(change.before),
        "to": _word(change.after),
        "index": f"{change.joint_after:.2f}",
        "agency": f"The {agency}".replace("The The", "The"),
        "others": _others(option, agencies, lead),
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
        precedent=precedent,
        on_record=NONE_ON_RECORD if precedent is None else _told(precedent),
        lead=lead,
        agencies=agencies,
        first_step=wording.first_step.format_map(places),
        condition=constraint.what if row.condition else None,
    )


def _told(precedent: Precedent) -> str:
    return f"{precedent.title}, adopted {precedent.date} ({precedent.near})."


def _lead(a: Assessment, option: Option, country: str) -> str:
    """Who takes the first step: the constrained country where the option needs it, else the first that it needs."""
    must = [party for party in option.parties if party in a.game.countries]
    return country if country in must or not must else must[0]


def _agencies(a: Assessment, option: Option, lead: str) -> dict[str, tuple[str, ...]]:
    """By country of the case, the leading one first, who owns the option's main issue, by their names on the day."""
    issue = next((i for i in a.case.issues if i.id == option.issue), None)
    owned = dict(issue.agencies) if issue else {}
    order = sorted(a.game.countries, key=lambda c: c != lead)
    named = {c: [agency_on(entry, a.game.day) for entry in owned.get(c, ())] for c in order}
    return {country: tuple(name for name in names if name) for country, names in named.items()}


def _others(option: Option, agencies: Mapping[str, tuple[str, ...]], lead: str) -> str:
    """The lead agencies of the other countries that the option needs; of all others where it needs one alone."""
    needed = option.parties if len(option.parties) > 1 else tuple(agencies)
    named = [f"{names[0]} of {_called(c)}" for c, names in agencies.items() if c != lead and c in needed and names]
    return ", ".join(named) or "abroad"


def _called(iso3: str) -> str:
    """A country's name as it stands in a sentence."""
    name = reference.country(iso3).name if reference.is_country(iso3) else iso3
    return f"the {name}" if name.startswith("United ") else name


def _word(term: str) -> str:
    """A frame or instrument in words; anything else as it is."""
    words = wordings()[1]
    return words["frame"].get(term) or words["instrument"].get(term) or term

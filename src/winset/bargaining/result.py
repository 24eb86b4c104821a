"""What a ranking says: named, frozen, and with the way it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from winset.bargaining.agenda import Entry
from winset.bargaining.attributes import Condition, Profile
from winset.bargaining.settings import GameSettings
from winset.model import Variant

__all__ = [
    "METHOD",
    "TIERS",
    "Alternative",
    "Binding",
    "EvidenceItem",
    "Ranked",
    "Ranking",
    "Three",
    "confidence_of",
    "contract",
    "second_level",
    "tier_of",
]

TIERS: Final = (("ripe", 0.75), ("within reach", 0.5), ("contested", 0.25), ("blocked", 0.0))
"""Words of the ratifiability index, each with the joint probability from which it holds."""
CONFIDENCE: Final = (("high", 0.2), ("medium", 0.4), ("low", 1.0))
"""Words of confidence, each with the widest range (5 to 95 %) that it allows."""


METHOD: Final = (
    "Best form of each option; in order of Pareto layer over joint ratification, least gain, durability, cost and "
    "time, then of joint ratification, least gain and id."
)


def second_level(options: Sequence[Ranked]) -> str:
    """One sentence on whose consent the best forms need; empty without options."""
    if not options:
        return ""
    alone = sum(all(len(names) == 1 for names in o.consent.values()) for o in options)
    asked = sum(bool(o.assemblies) for o in options)
    return (
        f" The best form of {alone} of {len(options)} options needs the consent of one holder in each country, that of "
        f"{asked} the consent of a parliament or court; all others at home count through their government."
    )


def tier_of(joint: float) -> str:
    """The tier of a joint probability of ratification."""
    return next(word for word, floor in TIERS if joint >= floor)


def confidence_of(low: float, high: float) -> str:
    """How sure the inputs let us be: a word apart from likelihood."""
    return next(word for word, width in CONFIDENCE if high - low <= width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another form of the same option."""

    variant: Variant
    countries: tuple[str, ...]
    """ISO3 of those that must ratify."""
    joint: float
    """Joint probability of ratification."""
    gain: float
    """Gain of the least gaining of those countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Three:
    """Whether the option needs all countries of the case."""

    needed: bool
    """False where fewer can do all of it."""
    sentence: str
    """The answer in words, with its numbers."""
    alternative: Alternative | None
    """The best form with fewer countries; for an option that needs all, the best pair, which does a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """The player whose change of mind would help most."""

    player: str
    """Player id."""
    accept: float
    """Its probability to accept now."""
    adds: float
    """What its sure acceptance would add to the joint probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """A reading that pulled a position which counts for the option."""

    kind: str
    """`quoted`, `summarised` or `figure`."""
    document: str
    """Happening, poll figure or document id."""
    sentence: str
    date: str
    url: str | None
    player: str
    who: str
    """Name of the player at the time of the item, such as the holder of the office on that day; its id where the case
    knows no period that covers the day."""
    issue: str
    reading: str
    """As what it was read: `stance`, `accept`, `reject`, `poll` or `expert`."""
    level: float
    """Level as which it was read, or that of the offer accepted or rejected: it pulls the position towards it from
    either side, so that agreeing to little can lower a position that stood high."""
    against: float | None
    """Level against which an offer was measured, where the row says it."""
    shift: float
    """How far it moved the position, in units of the ladder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An option in its best form, with its reasons."""

    id: str
    title: str
    issue: str
    """Issue of the largest move."""
    level: float
    """Level on that issue."""
    point: Mapping[str, float]
    """Levels by issue."""
    status_quo: Mapping[str, float]
    """Levels on the day."""
    variant: Variant
    """The best form."""
    countries: tuple[str, ...]
    """ISO3 of those that must ratify it."""
    tier: str
    confidence: str
    p_joint: float
    p_low: float
    """5 % point over the uncertainty of the inputs."""
    p_high: float
    """95 % point."""
    frechet_low: float
    """Least joint probability whatever the dependence."""
    frechet_high: float
    """Greatest."""
    p: Mapping[str, float]
    """Probability of ratification by country, also of those not bound."""
    gain: Mapping[str, float]
    """By country: the negotiator's change of utility, 1 being that country's best ratifiable option."""
    ambition: float
    """0 to 1, judged without knowing what came of it."""
    ambition_spread: float
    binding: Binding | None
    """None where ratification is as good as sure or no single change of mind helps."""
    rank: int
    layer: int
    """Pareto layer from 1; options likelier than not to be ratified are layered first, then contested ones."""
    profile: Profile
    """Durability, cost and months."""
    three: Three
    frames: tuple[Alternative, ...]
    """The best form under each frame, at least two."""
    instruments: tuple[Alternative, ...]
    """The best form under each instrument."""
    conditions: tuple[Condition, ...]
    """Consents outside government that it needs; stated, not scored."""
    implementers: Mapping[str, str]
    """By country, who would carry out a non-governmental form."""
    accept: Mapping[str, float]
    """Acceptance of each consent-holder of the best form."""
    consent: Mapping[str, tuple[str, ...]]
    """By bound country, ids of those whose consent the best form needs, members of voting bodies included."""
    assemblies: tuple[str, ...]
    """Those among them that are a parliament or a court; empty where governments alone decide."""
    state: str
    """`open`, `revivable`, `partly` or `failed-before`."""
    note: str
    evidence: tuple[EvidenceItem, ...]
    top_three: float
    """Share of draws in which it is among the first three."""
    rank_low: int
    """5 % point of its rank over the draws."""
    rank_high: int
    """95 % point."""
    recoded: tuple[int, int]
    """Best and worst rank under monotone recodings of the ladders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """All open options in order, and those listed apart."""

    as_of: date
    options: tuple[Ranked, ...]
    apart: tuple[Entry, ...]
    """Done, replaced, within what is practised, or below today's levels."""
    settings: GameSettings
    calibrated: bool = False
    """Whether back-test and ledger allow to read `p_joint` as a probability."""
    method: str = METHOD
    """How the order is made, and how many the best forms ask at home."""

    def option(self, name: str) -> Ranked:
        """The ranked option of an id; StopIteration where it is not a candidate."""
        return next(o for o in self.options if o.id == name)


def contract(ranking: Ranking, snapshot: str) -> dict[str, Any]:
    """The ranking as `winset rank --json` prints it; `p_*` are an index until `calibrated` is true."""
    return {
        "as_of": ranking.as_of.isoformat(),
        "snapshot": snapshot,
        "calibrated": ranking.calibrated,
        "method": ranking.method,
        "options": [_row(o) for o in ranking.options],
        "apart": [{"id": e.option, "state": e.state, "note": e.note} for e in ranking.apart],
    }


def _row(o: Ranked) -> dict[str, Any]:
    variant = {"instrument": o.variant.instrument, "frame": o.variant.frame, "format": o.variant.format}
    named = (
        "kind", "document", "sentence", "date", "url", "player", "who", "issue", "reading", "level", "against", "shift",
    )  # fmt: skip
    return {
        "id": o.id, "title": o.title, "issue": o.issue, "level": o.level, "point": dict(o.point),
        "status_quo": dict(o.status_quo), "variant": variant, "countries": list(o.countries), "tier": o.tier,
        "confidence": o.confidence, "p_joint": o.p_joint, "p_low": o.p_low, "p_high": o.p_high,
        "frechet": [o.frechet_low, o.frechet_high], "p": dict(o.p), "gain": dict(o.gain), "ambition": o.ambition,
        "ambition_spread": o.ambition_spread,
        "binding_player": o.binding.player if o.binding else None,
        "binding_adds": o.binding.adds if o.binding else None,
        "rank": o.rank, "pareto": o.layer, "durability": o.profile.durability, "cost": o.profile.cost,
        "months": o.profile.months, "needs_all": o.three.needed, "needs_all_why": o.three.sentence,
        "frames": [{"frame": a.variant.frame, "p_joint": a.joint, "least_gain": a.gain} for a in o.frames],
        "instruments": [{"instrument": a.variant.instrument, "p_joint": a.joint} for a in o.instruments],
        "conditions": [c._asdict() for c in o.conditions], "implementers": dict(o.implementers),
        "accept": dict(o.accept), "consent": {c: list(names) for c, names in o.consent.items()},
        "consent_count": {c: len(names) for c, names in o.consent.items()}, "assemblies": list(o.assemblies),
        "state": o.state, "note": o.note,
        "top_three": o.top_three, "rank_low": o.rank_low, "rank_high": o.rank_high, "recoded": list(o.recoded),
        "evidence": [{name: getattr(e, name) for name in named} for e in o.evidence],
    }  # fmt: skip

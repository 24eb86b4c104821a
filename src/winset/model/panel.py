"""A panel of experts and what it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["PROPOSAL_KINDS", "SCALES", "Answer", "Member", "Panel", "Proposed", "Question"]

SCALES: Final = ("uniform", "log")
PROPOSAL_KINDS: Final = ("option", "constraint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Experts who answer the same questions in rounds, without knowing who said what."""

    id: str
    title: str
    countries: tuple[str, ...]
    """ISO3 of the countries whose members' answers are shown apart."""
    subgroups: tuple[str, ...] = ()
    """Names of subgroups, such as `economy`; empty for none."""
    rounds: int
    """Rounds of questions after which it ends in any case."""
    move: float
    """Stop rule: movement of a question's median, as a share of its range, up to which it counts as settled."""
    share: float
    """Stop rule: share of the questions that must be settled for the panel to end earlier."""
    known_from: str
    """Day on which the panel and its stop rule were written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One quantity that the experts of a panel judge."""

    id: str
    panel: str
    """Id of the panel."""
    text: str
    unit: str
    """`level` for a point on an issue's ladder, `probability`, `%`, `US$ million`, ..."""
    least: float
    """Lowest value that can be answered."""
    most: float
    """Highest."""
    scale: str = "uniform"
    """One of SCALES."""
    player: str | None = None
    """Player whose level on the issue is asked: such answers move its position."""
    issue: str | None = None
    option: str | None = None
    """Option that the question is about."""
    truth: float | None = None
    """Known answer of a seed question, which weighs the experts; never shown to them."""
    source: str = ""
    """Where the known answer stands."""
    known_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person on a panel; kept apart from every answer."""

    name: str
    email: str
    country: str
    """ISO3."""
    subgroup: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One expert's judgement of one question."""

    question: str
    """Id of the question."""
    q05: float
    """The value is lower with a probability of 5 %."""
    q50: float
    q95: float
    reason: str = ""
    evidence: str = ""
    """Address or id of what it rests on."""
    minority: bool = False
    """Whether the reason may be printed, without a name, as a minority statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a member puts forward before the questions: round 0."""

    kind: str
    """One of PROPOSAL_KINDS."""
    text: str
    reason: str = ""

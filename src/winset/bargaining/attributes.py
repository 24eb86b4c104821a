"""What an option's form says about it, whatever became of it: how long it would last, what it costs, when it is done.

The tables are judgements about instruments and subjects, made without looking at outcomes; they are the model.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final, NamedTuple

from winset.model import Option

__all__ = [
    "COMPANY",
    "CONDITIONS",
    "PROFILES",
    "TOUCHES",
    "Company",
    "Condition",
    "Profile",
    "Touch",
    "conditions_of",
    "profile_of",
]


class Profile(NamedTuple):
    """What a form brings with it, whatever is agreed."""

    durability: float
    """0 to 1: how hard it is to undo when governments change."""
    cost: float
    """0 to 1: money, staff and time in parliament."""
    months: float
    """From agreement in principle to effect, where nothing goes wrong."""


PROFILES: Final = MappingProxyType(
    {
        "treaty": Profile(0.9, 0.7, 24.0),
        "law-or-budget": Profile(0.8, 0.7, 15.0),
        "cabinet-pact": Profile(0.7, 0.5, 12.0),
        "ministry-memo": Profile(0.6, 0.3, 8.0),
        "programme": Profile(0.5, 0.5, 12.0),
        "non-governmental": Profile(0.5, 0.3, 9.0),
        "dialogue": Profile(0.4, 0.2, 5.0),
        "joint-statement": Profile(0.3, 0.1, 3.0),
        "unilateral-step": Profile(0.2, 0.2, 3.0),
    }
)
"""One row an instrument: a treaty outlasts a memorandum, that a statement; a parliament takes a session or two."""


class Touch(NamedTuple):
    """A sensitive subject and by how much touching it raises the bar."""

    issues: tuple[str, ...]
    """Issues whose salience it calls up; the first that the case has."""
    bar: float
    """Units of the ladder: how much further beyond the midpoint an ideal must lie to accept, where the touched subject
    is as salient as the option's own issue."""
    opens: bool = False
    """Whether it opens the whole quarrel: what holds a country back on the touched issue then holds it back here."""


TOUCHES: Final = MappingProxyType(
    {
        "territory": Touch(("territory", "history"), 0.25, opens=True),
        "comfort-women": Touch(("history",), 0.15, opens=True),
        "wartime-labour": Touch(("history",), 0.15, opens=True),
        "textbooks-shrines": Touch(("history",), 0.1, opens=True),
        "constitution": Touch(("defence", "deterrence"), 0.1),
        "taiwan": Touch(("taiwan-scs", "indo-pacific"), 0.1),
        "market-access": Touch(("trade",), 0.1),
        "nuclear": Touch(("deterrence", "dprk"), 0.05),
        "sovereignty-data": Touch(("intelligence", "defence"), 0.05),
        "china": Touch(("indo-pacific", "deterrence"), 0.05),
        "russia": Touch(("ukraine", "indo-pacific"), 0.05),
        "sanctions": Touch(("dprk",), 0.05),
    }
)
"""Sovereignty first (a side of a conflict is at stake), then guilt, then law and livelihoods, then third parties: a
quarter of the ladder, a seventh, a tenth, a twentieth. A raised bar, not a price: it fails small and large alike."""


class Company(NamedTuple):
    """What a format does for those who must ratify."""

    cover: float
    """Factor on the bars of touched subjects: company gives cover at home."""
    bar: float
    """By how much it raises the bar by itself, in units of the ladder."""


COMPANY: Final = MappingProxyType(
    {
        "unilateral": Company(1.2, 0.1),
        "bilateral": Company(1.0, 0.0),
        "trilateral": Company(0.8, 0.0),
        "trilateral-plus": Company(0.75, 0.02),
        "multilateral": Company(0.7, 0.04),
    }
)
"""A step of one's own has no return and no cover; outsiders want to be asked."""


class Condition(NamedTuple):
    """A consent outside government that an option needs; stated, never scored as a player to be won over."""

    kind: str
    who: str
    what: str


CONDITIONS: Final = MappingProxyType(
    {
        "firms": Condition("firms", "the firms concerned", "firms must take part or pay of their own will"),
        "plaintiffs-or-victims": Condition(
            "plaintiffs-or-victims",
            "those who were wronged",
            "those concerned must find it acceptable; their word is theirs",
        ),
        "court": Condition("court", "the courts", "courts may judge it, before or after"),
        "third-country": Condition(
            "third-country", "a third country or body", "someone outside must agree or allow it"
        ),
        "local-government": Condition("local-government", "local governments", "a local government must agree"),
        "legislature": Condition(
            "legislature", "the legislature", "a law, a budget or a debate is needed beside the rule"
        ),
    }
)


def conditions_of(option: Option) -> tuple[Condition, ...]:
    """The conditions that an option states; a kind that the table does not know is passed on in its own word."""
    return tuple(CONDITIONS.get(kind, Condition(kind, kind, "must agree")) for kind in option.conditions)


def profile_of(instrument: str, touches: Iterable[str], *, third_country: bool) -> Profile:
    """Durability, cost and months of a form: each touched subject lengthens, weakens and makes dearer, a little.

    Durability falls by a tenth for each touched subject that opens a quarrel; months grow by a quarter for each of two
    touches and by a half where a third country must agree; cost grows by a twentieth a touch and a tenth likewise.
    """
    base = PROFILES[instrument]
    heavy = sum(TOUCHES[t].opens for t in touches if t in TOUCHES)
    count = len(set(touches))
    return Profile(
        durability=max(0.05, base.durability * 0.9**heavy),
        cost=min(1.0, base.cost + 0.05 * count + 0.1 * third_country),
        months=base.months * (1.0 + 0.25 * min(count, 2) + 0.5 * third_country),
    )

"""When something like it worked before: a row of the record, known on the day, for each kind of strategy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from winset.bargaining.attributes import PROFILES
from winset.model import Case, Happening, Option, Outcome, first_day, last_day, precision

__all__ = ["Precedent", "precedent_for"]

WORKING_LEVEL: Final = frozenset({"ministry-memo", "dialogue", "programme"})
MONTH: Final = 31
"""Days within which two adoptions, or an adoption and a row of the record, belong together."""
TWO: Final = 2
"""Countries that an exchange takes."""
NEAR: Final = ("same subject", "same issue")
"""How near a precedent lies; nothing further away counts as one."""
SOCIETY: Final = frozenset({"business", "civil-society", "culture", "parliament", "people", "track2"})
"""Issues that are carried by people who are not officials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """An adopted option that went this way, and the row of the record that says so."""

    option: str
    title: str
    date: str
    """When it was adopted."""
    near: str
    """`same issue` or `same subject` (a touched subject that both share)."""
    happening: str | None
    """Row of the chronicle on that day about that issue; None where only the outcome's own source says so."""
    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class _Adopted:
    option: Option
    outcome: Outcome
    earlier: tuple[Option, ...]
    """Options on the same issue that were proposed before it."""
    same_time: tuple[Option, ...]
    """Options on other issues that the same countries adopted within a month."""

    @property
    def when(self) -> str:
        """Day of adoption."""
        return str(self.outcome.adopted_date)


def precedent_for(case: Case, kind: str, issue: str, touches: frozenset[str], country: str) -> Precedent | None:
    """The nearest adopted option on the issue, or on a touched subject, that took this way; None without one on record.

    Nearest: same issue, then a shared touched subject, then the country among its parties, then the latest. What worked
    in another field is no precedent. Only the fact and the day of adoption are used, never what a row tells of later
    years.
    """
    found = [
        (near, country in a.option.parties, a.when, a.option.id, a)
        for a in _adopted(case)
        if (near := _nearness(a.option, issue, touches)) is not None and _WAYS[kind](a)
    ]
    if not found:
        return None
    near, *_, best = max(found, key=lambda row: row[:4])
    return _row(case, best, NEAR[near])


def _nearness(option: Option, issue: str, touches: frozenset[str]) -> int | None:
    """Place in NEAR; None for what is neither on the issue nor on a shared subject."""
    if issue in {name for name, _ in option.points}:
        return 1
    return 0 if touches & set(option.touches) else None


def _adopted(case: Case) -> list[_Adopted]:
    options = {o.id: o for o in case.options}
    done = [
        (options[o.option], o) for o in case.outcomes if o.option in options and o.adopted == "yes" and o.adopted_date
    ]
    return [
        _Adopted(option, outcome, _earlier(case, option), tuple(o for o, t in done if _together(option, outcome, o, t)))
        for option, outcome in done
    ]


def _earlier(case: Case, option: Option) -> tuple[Option, ...]:
    proposed = last_day(option.first_proposed)
    return tuple(
        o
        for o in case.options
        if o.id != option.id and o.issue == option.issue and last_day(o.first_proposed) < proposed
    )


def _together(a: Option, when_a: Outcome, b: Option, when_b: Outcome) -> bool:
    """Whether two options on different issues were adopted within a month by two countries that both bind."""
    one, other = str(when_a.adopted_date), str(when_b.adopted_date)
    if a.issue == b.issue or "year" in {precision(one), precision(other)} or len(set(a.parties) & set(b.parties)) < TWO:
        return False
    return abs((first_day(one) - first_day(other)).days) <= MONTH


def _reframed(a: _Adopted) -> bool:
    return bool(a.option.touches) and a.option.frames[:1] not in {("history",), ("containment",)}


def _reinstrumented(a: _Adopted) -> bool:
    mine = PROFILES[a.option.instruments[0]].durability
    return any(PROFILES[o.instruments[0]].durability > mine for o in a.earlier)


def _compensated(a: _Adopted) -> bool:
    return bool(a.same_time)


def _sequenced(a: _Adopted) -> bool:
    level = dict(a.option.points).get(a.option.issue, 0.0)
    return any(o.cluster == a.option.cluster and dict(o.points).get(o.issue, 0.0) <= level for o in a.earlier)


def _insulated(a: _Adopted) -> bool:
    return a.option.instruments[0] in WORKING_LEVEL


def _carried(a: _Adopted) -> bool:
    return a.option.instruments[0] == "non-governmental" or a.option.issue in SOCIETY


_WAYS: Final[Mapping[str, Callable[[_Adopted], bool]]] = MappingProxyType(
    {
        "reframe": _reframed,
        "reinstrument": _reinstrumented,
        "compensate": _compensated,
        "sequence": _sequenced,
        "insulate": _insulated,
        "constituency": _carried,
    }
)
"""What an adopted option must show to count: told as something else than the past or a rival although it touches a
sensitive subject; a lighter form than an earlier proposal on its issue; adopted within a month of something on another
issue; an earlier proposal of the same idea at no higher level; a form at working level; carried by people outside
government."""


def _row(case: Case, a: _Adopted, near: str) -> Precedent:
    happening = _happening(case, a.option, a.when)
    url = next(iter(happening.sources), None) if happening else None
    if url is None:
        url = next((part for part in a.outcome.source.split(" ; ") if part.startswith("http")), None)
    return Precedent(
        option=a.option.id,
        title=a.option.title,
        date=a.when,
        near=near,
        happening=happening.id if happening else None,
        text=happening.text if happening else f"{a.option.title}: adopted {a.when}.",
        url=url,
    )


def _happening(case: Case, option: Option, day: str) -> Happening | None:
    """The row of the chronicle in which the option is accepted nearest to its adoption, at most a month away."""
    accepted = {r.evidence for r in case.readings if r.option == option.id and r.kind in {"accept", "stance"}}
    middle = first_day(day) + (last_day(day) - first_day(day)) / 2
    rows = [(abs((first_day(h.date) - middle).days), h.id, h) for h in case.chronicle if h.id in accepted]
    reach = (last_day(day) - first_day(day)).days / 2 + MONTH
    return next((h for away, _, h in sorted(rows, key=lambda row: row[:2]) if away <= reach), None)

"""Which days ahead help an option and which hurt it: a visible table of rules, each a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from winset.commitments.ahead import Ahead
from winset.model import Option

__all__ = ["RULES", "SENSITIVE", "Stretch", "Window", "best_stretch", "windows_of"]

SENSITIVE: Final = frozenset({"comfort-women", "territory", "textbooks-shrines", "wartime-labour"})
"""Subjects of the past and of borders that yearly days of memory stir."""
SENSITIVE_ISSUES: Final = frozenset({"history", "territory"})
CAMPAIGNED_ON: Final = SENSITIVE | {"market-access", "nuclear"}
"""Subjects that even local elections are fought on."""
BUDGET_FORMS: Final = frozenset({"law-or-budget", "programme"})
"""Instruments that need money or a law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When an entry of the calendar opens or closes a window for an option."""

    name: str
    effect: str
    """`opportunity` or `risk`."""
    before: int
    """Days before the entry on which the window begins; negative: days after its last."""
    after: int
    """Days after the entry on which it ends."""
    why: str
    """The sentence that an analyst reads; `{what}` is the entry."""
    applies: Callable[[Option, frozenset[str], Ahead], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One stretch of days that helps or hurts an option."""

    option: str
    effect: str
    """`opportunity` or `risk`."""
    start: date
    end: date
    occasion: str
    """Id of the entry of the calendar."""
    what: str
    """The entry in words."""
    rule: str
    """Name of the rule."""
    why: str
    """One sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days on which the same windows are open."""

    start: date
    end: date
    opportunities: tuple[str, ...]
    """Ids of the occasions that help."""
    risks: tuple[str, ...]
    """Ids of those that hurt."""


def _stirs_memory(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    sensitive = bool(SENSITIVE & set(option.touches)) or option.issue in SENSITIVE_ISSUES
    return entry.kind == "ritual" and sensitive and _all_of(entry, parties)


def _same_subject(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    return (
        entry.kind in {"anniversary", "ruling", "asset sale"}
        and bool(set(entry.touches) & set(option.touches))
        and bool(parties & set(entry.countries))
    )


def _round_year(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    return entry.kind == "anniversary" and not entry.touches and _about(option, entry) and _all_of(entry, parties)


def _campaign(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    national, sensitive = entry.kind == "election", bool(CAMPAIGNED_ON & set(option.touches))
    local = entry.kind == "local election" and sensitive and _about(option, entry)
    return (national or local) and bool(parties & set(entry.countries))


def _new_mandate(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    return entry.kind == "election" and _campaign(option, parties, entry)


def _leaders_meet(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    return entry.kind == "summit" and _about(option, entry) and parties <= set(entry.countries)


def _deadline(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    named = bool(entry.issues) and _about(option, entry)
    return entry.kind == "expiry" and named and bool(parties & set(entry.countries))


def _notice(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    named = bool(entry.issues) and _about(option, entry)
    return entry.kind == "notice" and named and bool(parties & set(entry.countries))


def _budget(option: Option, parties: frozenset[str], entry: Ahead) -> bool:
    needs = bool(BUDGET_FORMS & set(option.instruments))
    return entry.kind == "budget" and needs and _about(option, entry) and bool(parties & set(entry.countries))


RULES: Final = (
    Rule(name="leaders-meet", effect="opportunity", before=45, after=7, applies=_leaders_meet,
         why="All whose consent it needs are to meet there: {what} can carry the announcement."),
    Rule(name="deadline", effect="opportunity", before=120, after=0, applies=_deadline,
         why="{what}: governments must decide about this issue anyway."),
    Rule(name="budget", effect="opportunity", before=60, after=0, applies=_budget,
         why="It takes money or a law, and this is where it has to be written in: {what}."),
    Rule(name="round-year", effect="opportunity", before=60, after=30, applies=_round_year,
         why="An anniversary of its own idea gives an occasion to renew it: {what}."),
    Rule(name="new-mandate", effect="opportunity", before=-1, after=100, applies=_new_mandate,
         why="The first hundred days after {what}: those voters have just spoken."),
    Rule(name="campaign", effect="risk", before=60, after=0, applies=_campaign,
         why="A government whose consent it needs faces its voters: {what}."),
    Rule(name="memory", effect="risk", before=14, after=7, applies=_stirs_memory,
         why="It touches the past or borders, and the day stirs them every year: {what}."),
    Rule(name="same-subject", effect="risk", before=14, after=14, applies=_same_subject,
         why="The day is about a subject that it touches: {what}."),
    Rule(name="notice", effect="risk", before=30, after=0, applies=_notice,
         why="Until then a government can give notice on this issue: {what}."),
)  # fmt: skip
"""Read top to bottom; days are judgements about how long a vote, a memorial or a summit binds governments."""


def windows_of(option: Option, parties: Iterable[str], entries: Iterable[Ahead], day: date) -> tuple[Window, ...]:
    """The windows of one option among the entries of the calendar ahead, in order of time.

    Parameters
    ----------
    option : an option that could be proposed
    parties : ISO3 of those whose consent it needs
    entries : from `ahead`
    day : the as-of date; windows begin on the next day at the earliest
    """
    needed = frozenset(parties)
    found = [w for entry in entries for w in _of_entry(option, needed, entry, day)]
    return tuple(sorted(found, key=lambda w: (w.start, w.end, w.effect, w.occasion)))


def best_stretch(windows: Iterable[Window], *, least: int = 7) -> Stretch | None:
    """The days with the fewest risks among those with an opportunity, then the most opportunities, then the earliest.

    Parameters
    ----------
    windows : of one option
    least : days that a stretch must last

    Returns
    -------
    None where nothing helps for so long
    """
    held = tuple(windows)
    edges = sorted({w.start for w in held} | {w.end + timedelta(days=1) for w in held})
    found = []
    for start, after in pairwise(edges):
        open_now = [w for w in held if w.start <= start <= w.end]
        helps = tuple(dict.fromkeys(w.occasion for w in open_now if w.effect == "opportunity"))
        hurts = tuple(dict.fromkeys(w.occasion for w in open_now if w.effect == "risk"))
        if helps and (after - start).days >= least:
            found.append(Stretch(start=start, end=after - timedelta(days=1), opportunities=helps, risks=hurts))
    return min(found, key=lambda s: (len(s.risks), -len(s.opportunities), s.start), default=None)


def _of_entry(option: Option, parties: frozenset[str], entry: Ahead, day: date) -> Iterator[Window]:
    for rule in RULES:
        if not rule.applies(option, parties, entry):
            continue
        begins = (entry.start if rule.before >= 0 else entry.end) - timedelta(days=rule.before)
        start = max(begins, day + timedelta(days=1))
        end = entry.end + timedelta(days=rule.after)
        if start <= end:
            yield Window(
                option=option.id,
                effect=rule.effect,
                start=start,
                end=end,
                occasion=entry.id,
                what=entry.what,
                rule=rule.name,
                why=rule.why.format(what=entry.what),
            )


def _about(option: Option, entry: Ahead) -> bool:
    return not entry.issues or bool({option.issue, *(issue for issue, _ in option.points)} & set(entry.issues))


def _all_of(entry: Ahead, parties: frozenset[str]) -> bool:
    """Whether two or more of those whose consent is needed share the day, or the only one has it."""
    return len(parties & set(entry.countries)) >= min(len(parties), 2)

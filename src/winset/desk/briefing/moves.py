"""Which options moved between two days, and which evidence moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from winset.bargaining import Place
from winset.model import Position, Reading, last_day
from winset.positions import positions

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["Because", "Moved", "moves"]

LEAST: Final = 0.01
"""Change of the index from which an option counts as moved."""
REASONS: Final = 3
"""Readings named for one option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One new reading that moved a player on an issue of the option."""

    player: str
    """Name of the player on the day."""
    issue: str
    shift: float
    """What it moves the player's position by, in units of the ladder."""
    text: str
    date: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One option then and now."""

    option: str
    title: str
    rank_before: int | None
    """None where it could not be proposed then."""
    rank: int | None
    """None where it cannot be proposed any more."""
    index_before: float | None
    """Ratifiability index then, 0 to 1."""
    index: float | None
    tier_before: str | None
    tier: str | None
    because: tuple[Because, ...]
    """New readings of players on its issues, those that moved them most first; empty where time alone, a new office or
    a new status quo moved it."""
    readings: int
    """New readings on its issues, those named among them."""
    turns_on: str
    """Name of the player whose change of mind would help most today; empty where there is none."""
    note: str
    """Why it came or went, in one sentence; empty elsewhere."""


def moves(before: Desk, now: Desk) -> tuple[Moved, ...]:
    """Options whose index moved by a hundredth or whose tier changed, most first; then what came or went."""
    then = {r.id: r for r in before.places.options}
    today = {r.id: r for r in now.places.options}
    read = _new_pulls(now, before.day)
    names = {p.id: p.name for p in now.game.players}

    def each(name: str, r: Place, note: str = "") -> Moved:
        because = _reasons(r, read)
        return _moved(then.get(name), r, because, names, note=note)

    changed = [
        each(name, r)
        for name, r in today.items()
        if name in then and (abs(r.p_joint - then[name].p_joint) >= LEAST or r.tier != then[name].tier)
    ]
    changed.sort(key=lambda m: (-abs((m.index or 0.0) - (m.index_before or 0.0)), m.option))
    notes = {entry.option: entry.note for entry in now.places.apart}
    came = [each(name, r, "new on the list") for name, r in today.items() if name not in then]
    went = [
        _moved(r, None, (), names, note=notes.get(name, "no longer on the list"))
        for name, r in then.items()
        if name not in today
    ]
    return (*changed, *came, *went)


def _moved(
    before: Place | None,
    now: Place | None,
    because: tuple[Because, ...],
    names: Mapping[str, str],
    *,
    note: str = "",
) -> Moved:
    known = now or before
    if known is None:
        raise ValueError("an option is known on one of the two days")
    binding = None if now is None else now.binding
    return Moved(
        option=known.id,
        title=known.title,
        rank_before=None if before is None else before.rank,
        rank=None if now is None else now.rank,
        index_before=None if before is None else before.p_joint,
        index=None if now is None else now.p_joint,
        tier_before=None if before is None else before.tier,
        tier=None if now is None else now.tier,
        because=tuple(replace(b, player=names.get(b.player, b.player)) for b in because[:REASONS]),
        readings=len(because),
        turns_on="" if binding is None else names.get(binding.player, binding.player),
        note=note,
    )


def _new_pulls(now: Desk, since: date) -> Mapping[str, list[tuple[Position, Reading, float]]]:
    """New readings with what each moves, by issue."""
    new = {r.id: r for r in now.case.readings if last_day(r.known_from) > since}
    found: dict[str, list[tuple[Position, Reading, float]]] = {}
    for position in positions(now.case, now.day) if new else ():
        for pull in position.pulls:
            if pull.reading in new:
                found.setdefault(position.issue, []).append((position, new[pull.reading], pull.shift))
    return found


def _reasons(option: Place, read: Mapping[str, Iterable[tuple[Position, Reading, float]]]) -> tuple[Because, ...]:
    """New readings that moved players on its issues, those that moved them most first."""

    def each() -> Iterator[Because]:
        for issue in option.point:
            for position, reading, shift in read.get(issue, ()):
                if abs(shift) >= LEAST / 2 and reading.option != option.id:
                    yield Because(
                        player=position.player,
                        issue=issue,
                        shift=shift,
                        text=reading.text,
                        date=reading.date,
                        evidence=reading.evidence,
                    )

    return tuple(sorted(each(), key=lambda b: (-abs(b.shift), b.date, b.player)))

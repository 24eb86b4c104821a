"""Opening and closing rounds; at the end, what the panel came to becomes evidence of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from winset.desk.panels.opened import OpenPanel, open_panel
from winset.desk.panels.results import PanelResult, result_of
from winset.errors import CaseError
from winset.store import append_row, has_row, record_act

__all__ = ["Closed", "close_round", "open_round"]

READINGS: Final = "readings.csv"
WIDTH: Final = 3.29
"""Standard deviations between the 5 and 95 % points of a Gaussian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What closing a round brought."""

    round: int
    result: PanelResult | None
    """None for round 0."""
    readings: tuple[str, ...]
    """Ids of the rows that were added to readings.csv, because the panel is over."""


def open_round(path: Path | str, panel: str, *, number: int | None = None, today: date) -> int:
    """Open the next round, or round 0 for proposals; returns its number.

    Parameters
    ----------
    number : None for the next round of questions; 0 to collect proposals first

    Raises
    ------
    CaseError : a round is open, nobody has been invited, there is nothing to ask, or the panel is over
    """
    with open_panel(path, panel) as opened:
        if opened.current is not None:
            raise CaseError(f"round {opened.current} of panel {panel!r} is open; close it first")
        if not opened.book.seats(panel):
            raise CaseError(f"nobody sits on panel {panel!r}; `winset rounds invite` gives out the seats")
        held = [r.round for r in opened.book.rounds(panel)]
        if number == 0 and held:
            raise CaseError(f"round {max(held)} of panel {panel!r} has been held; proposals come before all others")
        wanted = 0 if number == 0 else max((n for n in held if n > 0), default=0) + 1
        if wanted > 0 and not opened.questions:
            raise CaseError(f"panel {panel!r} asks nothing yet; write its questions into questions.csv")
        if wanted > 1 and (now := result_of(opened)).over:
            raise CaseError(f"panel {panel!r} is over: {now.why}")
        opened.book.open_round(panel, wanted, today.isoformat())
        _write_down(opened, "round-opened", wanted)
        return wanted


def close_round(path: Path | str, panel: str, *, today: date) -> Closed:
    """Close the open round. When that ends the panel, its pooled positions become rows of readings.csv.

    Closing a panel that is over again adds what is missing, so that an interrupted close can be repeated.

    Raises
    ------
    CaseError : no round is open and the panel is not over
    """
    with open_panel(path, panel) as opened:
        number = opened.current
        if number is not None:
            opened.book.close_round(panel, number, today.isoformat())
            _write_down(opened, "round-closed", number)
        elif opened.last_closed is None or not result_of(opened).over:
            raise CaseError(f"no round of panel {panel!r} is open")
        else:
            number = opened.last_closed
        if number == 0:
            return Closed(round=0, result=None, readings=())
        found = result_of(opened)
        added = tuple(_add_readings(opened, found)) if found.over else ()
        return Closed(round=number, result=found, readings=added)


def _write_down(opened: OpenPanel, kind: str, number: int) -> None:
    """An act without an author's answer in it: it moves the snapshot on."""
    with opened.folder.writing() as writer:
        record_act(writer.db, kind, f"panel {opened.panel.id}, round {number}")


def _add_readings(opened: OpenPanel, found: PanelResult) -> Iterator[str]:
    closed = next(r.closed for r in opened.book.rounds(opened.panel.id) if r.round == found.round)
    answered = {s.question: s.n for s in found.questions}
    questions = {q.id: q for q in opened.questions}
    for pooled in found.pooled:
        question = questions[pooled.question]
        if question.player is None or question.issue is None:
            continue
        low, middle, high = pooled.weighted or pooled.equal
        name = f"{opened.panel.id}-{question.id}"
        row: dict[str, Any] = {
            "id": name,
            "player": question.player,
            "issue": question.issue,
            "kind": "expert",
            "level": middle,
            "against": None,
            "date": closed,
            "known_from": closed,
            "option": question.option,
            "status": "verified",
            "evidence": f"panel://{opened.panel.id}/{question.id}",
            "text": (
                f"{answered[question.id]} experts of the panel {opened.panel.title}, round {found.round}: {middle:.2f} "
                f"({low:.2f} to {high:.2f}), {'weighted by performance' if pooled.weighted else 'equal weights'}"
            ),
            "sd": max((high - low) / WIDTH, 0.02),
        }
        if not has_row(opened.folder.path, READINGS, name):
            append_row(opened.folder.path, READINGS, row)
            yield name

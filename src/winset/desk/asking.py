"""Whom to ask next: positions whose knowledge would most change what is worth trying."""

from __future__ import annotations

from dataclasses import dataclass

from winset.bargaining.questions import Question, ask_next
from winset.desk.desk import Desk
from winset.desk.winsets import rung_of
from winset.model import Issue

__all__ = ["Asked", "Questions", "questions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question, in words and numbers."""

    question: str
    """What to find out, as a sentence."""
    player: str
    name: str
    """Name of the player on the day."""
    country: str
    issue: str
    value: float
    """Expected value of knowing the answer, in units of the ladder: successful steps gained or failures spared."""
    mean: float
    """Where the player is thought to stand, before those who act through it."""
    sd: float
    options: tuple[tuple[str, float], ...]
    """(option, probability that the answer turns the decision to try it), the likeliest turn first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What to ask, the most valuable first."""

    as_of: str
    snapshot: str
    asked: tuple[Asked, ...]


def questions(desk: Desk, *, number: int = 10) -> Questions:
    """Positions of consent-holders by the expected value of knowing them; see `winset.bargaining.questions.ask_next`.

    Parameters
    ----------
    desk : the case and its as-of day
    number : how many at most
    """
    found = tuple(_asked(desk, question) for question in ask_next(desk.assessment, number=number))
    return Questions(as_of=desk.day.isoformat(), snapshot=desk.snapshot, asked=found)


def _asked(desk: Desk, q: Question) -> Asked:
    player = desk.game.players[desk.game.row(q.player)]
    position = desk.game.positions[q.player, q.issue]
    issue = desk.issue(q.issue)
    return Asked(
        question=_sentence(player.name, issue, position.mean),
        player=q.player,
        name=player.name,
        country=player.country,
        issue=q.issue,
        value=q.value,
        mean=position.mean,
        sd=position.sd,
        options=q.options,
    )


def _sentence(name: str, issue: Issue, level: float) -> str:
    """Whether a player wants the next rung above the level at which it is thought to stand."""
    below = rung_of(issue, level)
    above = min((rung for rung in issue.levels if rung.at > level + 1e-9), key=lambda rung: rung.at, default=None)
    if above is None:
        return f"{issue.title}: does {name} really want “{_words(issue.levels[-1].text)}”?"
    less = "" if below is None else f", or only “{_words(below.text)}”"
    return f"{issue.title}: does {name} want “{_words(above.text)}”{less}?"


def _words(text: str) -> str:
    return text.rstrip(".")

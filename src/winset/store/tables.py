"""Which text file of a case holds which values."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from winset.model import (
    Commitment,
    Constraint,
    Contact,
    ContactTest,
    FrameEffect,
    Happening,
    Hypothesis,
    Influence,
    Issue,
    Judgement,
    Meeting,
    Occasion,
    Option,
    Outcome,
    Pair,
    Panel,
    Player,
    PollFigure,
    Power,
    Prior,
    Question,
    Reading,
    Ritual,
    Scenario,
    TurningPoint,
    Weighing,
)

__all__ = ["TABLES", "Table", "columns"]


@dataclass(frozen=True, slots=True)
class Table:
    """One text file of a case."""

    file: str
    """Its name; the ending says how it is written: csv, jsonl, or toml with one `[[key]]` block a value."""
    field: str
    """Field of `Case` that it fills."""
    cls: type
    """Class of its values."""
    key: str = ""
    """Name of the blocks of a toml file."""


TABLES: Final = (
    Table("issues.toml", "issues", Issue, "issue"),
    Table("options.toml", "options", Option, "option"),
    Table("players.csv", "players", Player),
    Table("powers.csv", "powers", Power),
    Table("frames.csv", "frames", FrameEffect),
    Table("chronicle.jsonl", "chronicle", Happening),
    Table("polls.csv", "polls", PollFigure),
    Table("meetings.csv", "meetings", Meeting),
    Table("constraints.csv", "constraints", Constraint),
    Table("commitments.csv", "commitments", Commitment),
    Table("judgements.csv", "judgements", Judgement),
    Table("readings.csv", "readings", Reading),
    Table("priors.csv", "priors", Prior),
    Table("influence.csv", "influence", Influence),
    Table("outcomes.csv", "outcomes", Outcome),
    Table("history.csv", "history", TurningPoint),
    Table("panels.toml", "panels", Panel, "panel"),
    Table("questions.csv", "questions", Question),
    Table("pairs.csv", "pairs", Pair),
    Table("hypotheses.csv", "hypotheses", Hypothesis),
    Table("weighings.csv", "weighings", Weighing),
    Table("rituals.csv", "rituals", Ritual),
    Table("calendar.csv", "calendar", Occasion),
    Table("contacts.csv", "contacts", Contact),
    Table("effects.csv", "contact_tests", ContactTest),
    Table("scenarios.toml", "scenarios", Scenario, "scenario"),
)
"""In the order in which problems are reported."""


def columns(cls: type) -> tuple[str, ...]:
    """Names of the columns or keys of a class, in order."""
    return tuple(field.name for field in fields(cls))

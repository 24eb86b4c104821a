"""What holds each government back at home, what it costs the agenda, and the ways around it."""

from winset.constraints.claimed import Stated, claimed
from winset.constraints.precedents import Precedent, precedent_for
from winset.constraints.register import Gap, Loss, Row, register, top
from winset.constraints.strategies import Strategy, strategies_for

__all__ = [
    "Gap",
    "Loss",
    "Precedent",
    "Row",
    "Stated",
    "Strategy",
    "claimed",
    "precedent_for",
    "register",
    "strategies_for",
    "top",
]

"""The brief: what changed since a day, for someone who has ten minutes."""

from winset.desk.briefing.brief import HORIZON, SOON, Brief, a_week_before, brief, keep_brief
from winset.desk.briefing.conflicts import Contradiction
from winset.desk.briefing.errata import Erratum
from winset.desk.briefing.fresh import New
from winset.desk.briefing.moves import Because, Moved

__all__ = [
    "HORIZON",
    "SOON",
    "Because",
    "Brief",
    "Contradiction",
    "Erratum",
    "Moved",
    "New",
    "a_week_before",
    "brief",
    "keep_brief",
]

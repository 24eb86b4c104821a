"""What governments promised and what became of it, who connects the capitals, and the calendar ahead.

Everything here is pure: no file is opened, no clock is read, and whatever is random takes a seed.
"""

from winset.commitments.ahead import Ahead, ahead
from winset.commitments.attendance import KINDS, Seat, institution_of
from winset.commitments.bridges import Bridge, bridges
from winset.commitments.compliance import GROUPINGS, Compliance, compliance, mean_with_interval
from winset.commitments.dormant import Idea, dormant_ideas, dormant_subjects, last_signs
from winset.commitments.fate import SILENT, STATES, Fate, fates, latest, scores_of
from winset.commitments.following import Later, Lead, follow_through
from winset.commitments.levels import LEVELS, level_of, series_of
from winset.commitments.rhythm import Due, due_meetings
from winset.commitments.turnover import AtRisk, Change, Held, Turnover, ties_at_risk, turnover
from winset.commitments.windows import Stretch, Window, best_stretch, windows_of

__all__ = [
    "GROUPINGS",
    "KINDS",
    "LEVELS",
    "SILENT",
    "STATES",
    "Ahead",
    "AtRisk",
    "Bridge",
    "Change",
    "Compliance",
    "Due",
    "Fate",
    "Held",
    "Idea",
    "Later",
    "Lead",
    "Seat",
    "Stretch",
    "Turnover",
    "Window",
    "ahead",
    "best_stretch",
    "bridges",
    "compliance",
    "dormant_ideas",
    "dormant_subjects",
    "due_meetings",
    "fates",
    "follow_through",
    "institution_of",
    "last_signs",
    "latest",
    "level_of",
    "mean_with_interval",
    "scores_of",
    "series_of",
    "ties_at_risk",
    "turnover",
    "windows_of",
]

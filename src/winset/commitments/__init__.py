"""What governments promised and what became of it, who connects the capitals, and the calendar ahead.

Everything here is pure: no file is opened, no clock is read, and whatever is random takes a seed.
"""

from winset.commitments.ahead import Ahead, ahead
from winset.commitments.levels import LEVELS, level_of, series_of
from winset.commitments.rhythm import Due, due_meetings
from winset.commitments.windows import Stretch, Window, best_stretch, windows_of

__all__ = [
    "LEVELS",
    "Ahead",
    "Due",
    "Stretch",
    "Window",
    "ahead",
    "best_stretch",
    "due_meetings",
    "level_of",
    "series_of",
    "windows_of",
]

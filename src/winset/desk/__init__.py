"""The only place where the store meets the pure rooms: open a case as of a day, and ask it."""

from winset.desk.desk import Desk, open_case
from winset.desk.evidence import Evidence
from winset.desk.measures import Measured, Relations
from winset.desk.numbers import Answer, meaning

__all__ = ["Answer", "Desk", "Evidence", "Measured", "Relations", "meaning", "open_case"]

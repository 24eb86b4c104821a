"""The report: what a reader gets, every number linked to what it rests on."""

from winset.report.comparing import comparison_page
from winset.report.write import write_report

__all__ = ["comparison_page", "write_report"]

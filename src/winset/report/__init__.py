"""The report: what a reader gets, every number linked to what it rests on."""

from winset.report.write import write_report

__all__ = ["write_report"]

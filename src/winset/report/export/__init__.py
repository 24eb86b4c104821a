"""The data package: a case's tables, results and sources for Excel, R, Stata, pandas and Zotero."""

from winset.report.export.write import FORMATS, Exported, export_case

__all__ = ["FORMATS", "Exported", "export_case"]

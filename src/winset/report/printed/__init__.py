"""The report as PDF: tagged, fonts embedded, set by Typst from what the Word document says too."""

from winset.report.printed.document import pdf_document

__all__ = ["pdf_document"]

"""The report as a Word document: real headings, tables, captions, footnotes and pictures with words beside them."""

from winset.report.word.document import word_document

__all__ = ["word_document"]

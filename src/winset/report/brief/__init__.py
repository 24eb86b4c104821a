"""The brief for people: a page, a Word document, and plain text for mail."""

from winset.report.brief.page import brief_page
from winset.report.brief.text import brief_text
from winset.report.brief.word import brief_document

__all__ = ["brief_document", "brief_page", "brief_text"]

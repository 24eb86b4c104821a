"""Events and claims out of English, Japanese and Korean text: dated actors, rules from tables, marks, dates."""

from winset.coder.coding import Coded
from winset.coder.records import code_document, code_documents, code_records, unknown_names

__all__ = ["Coded", "code_document", "code_documents", "code_records", "unknown_names"]

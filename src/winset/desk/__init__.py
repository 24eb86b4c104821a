"""The only place where the store meets the pure rooms: open a case as of a day, and ask it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from winset.bargaining import Beside, Ladder, Ranked
    from winset.coder.comparing import CHANGES, Change, Clause, Comparison, PhraseUse, Said
    from winset.constraints import Precedent, Row, Strategy, top
    from winset.desk.claims import CaseClaim, CaseClaims, case_claims
    from winset.desk.claims_of_files import file_claims
    from winset.desk.coding import coded_lines
    from winset.desk.comparing import (
        Compared,
        Series,
        Text,
        compare_texts,
        comparison_contract,
        phrase_uses,
        series_of_format,
        texts_in_case,
        texts_in_files,
        texts_of_format,
    )
    from winset.desk.contracts import constraints_contract, opinion_contract, ranking_contract, relations_contract
    from winset.desk.counterpart import Counterpart, counterparts
    from winset.desk.desk import Desk, open_case
    from winset.desk.evidence import Evidence, pages
    from winset.desk.explaining import Explanation, explain
    from winset.desk.fetching import Fetched, fetch_into, is_address, wanted_in
    from winset.desk.handling import AUDIENCES, MARKS, Guarded
    from winset.desk.hypotheses import Competing, Dissent, competing, dissents
    from winset.desk.leaving import KINDS, Leaving, Withheld, sources_of
    from winset.desk.measures import Measured, Relations
    from winset.desk.numbers import Answer, meaning
    from winset.desk.packaging import Proposal
    from winset.desk.pasting import Pasted, paste
    from winset.desk.quoting import quoted_in_part, words_allowed
    from winset.desk.review import Decided, Decision, decide, decisions_in, pending, review_csv
    from winset.desk.suggestions import Suggestion
    from winset.desk.threats import Threat
    from winset.desk.verify import Verification, verified
    from winset.desk.winsets import rung_of
    from winset.desk.work import ReadReport, add, create, ensure_case, read, read_if_needed, record_report, unread_files
    from winset.relations import Record, Trend, lowest, period_label
    from winset.store import Progress, SourceRule, write_file
    from winset.store.disk import digest_file

__all__ = [
    "AUDIENCES",
    "CHANGES",
    "KINDS",
    "MARKS",
    "Answer",
    "Beside",
    "CaseClaim",
    "CaseClaims",
    "Change",
    "Clause",
    "Compared",
    "Comparison",
    "Competing",
    "Counterpart",
    "Decided",
    "Decision",
    "Desk",
    "Dissent",
    "Evidence",
    "Explanation",
    "Fetched",
    "Guarded",
    "Ladder",
    "Leaving",
    "Measured",
    "Pasted",
    "PhraseUse",
    "Precedent",
    "Progress",
    "Proposal",
    "Ranked",
    "ReadReport",
    "Record",
    "Relations",
    "Row",
    "Said",
    "Series",
    "SourceRule",
    "Strategy",
    "Suggestion",
    "Text",
    "Threat",
    "Trend",
    "Verification",
    "Withheld",
    "add",
    "case_claims",
    "coded_lines",
    "compare_texts",
    "comparison_contract",
    "competing",
    "constraints_contract",
    "counterparts",
    "create",
    "decide",
    "decisions_in",
    "digest_file",
    "dissents",
    "ensure_case",
    "explain",
    "fetch_into",
    "file_claims",
    "is_address",
    "lowest",
    "meaning",
    "open_case",
    "opinion_contract",
    "pages",
    "paste",
    "pending",
    "period_label",
    "phrase_uses",
    "quoted_in_part",
    "ranking_contract",
    "read",
    "read_if_needed",
    "record_report",
    "relations_contract",
    "review_csv",
    "rung_of",
    "series_of_format",
    "sources_of",
    "texts_in_case",
    "texts_in_files",
    "texts_of_format",
    "top",
    "unread_files",
    "verified",
    "wanted_in",
    "words_allowed",
    "write_file",
]

_WHERE: Final = {
    "add": "winset.desk.work",
    "Answer": "winset.desk.numbers",
    "AUDIENCES": "winset.desk.handling",
    "Beside": "winset.bargaining",
    "case_claims": "winset.desk.claims",
    "CaseClaim": "winset.desk.claims",
    "CaseClaims": "winset.desk.claims",
    "Change": "winset.coder.comparing",
    "CHANGES": "winset.coder.comparing",
    "Clause": "winset.coder.comparing",
    "coded_lines": "winset.desk.coding",
    "compare_texts": "winset.desk.comparing",
    "Compared": "winset.desk.comparing",
    "Comparison": "winset.coder.comparing",
    "comparison_contract": "winset.desk.comparing",
    "Competing": "winset.desk.hypotheses",
    "competing": "winset.desk.hypotheses",
    "constraints_contract": "winset.desk.contracts",
    "Counterpart": "winset.desk.counterpart",
    "counterparts": "winset.desk.counterpart",
    "create": "winset.desk.work",
    "decide": "winset.desk.review",
    "Decided": "winset.desk.review",
    "Decision": "winset.desk.review",
    "decisions_in": "winset.desk.review",
    "Desk": "winset.desk.desk",
    "digest_file": "winset.store.disk",
    "Dissent": "winset.desk.hypotheses",
    "dissents": "winset.desk.hypotheses",
    "ensure_case": "winset.desk.work",
    "Evidence": "winset.desk.evidence",
    "explain": "winset.desk.explaining",
    "Explanation": "winset.desk.explaining",
    "fetch_into": "winset.desk.fetching",
    "Fetched": "winset.desk.fetching",
    "file_claims": "winset.desk.claims_of_files",
    "Guarded": "winset.desk.handling",
    "is_address": "winset.desk.fetching",
    "KINDS": "winset.desk.leaving",
    "Ladder": "winset.bargaining",
    "Leaving": "winset.desk.leaving",
    "lowest": "winset.relations",
    "MARKS": "winset.desk.handling",
    "meaning": "winset.desk.numbers",
    "Measured": "winset.desk.measures",
    "open_case": "winset.desk.desk",
    "opinion_contract": "winset.desk.contracts",
    "pages": "winset.desk.evidence",
    "paste": "winset.desk.pasting",
    "Pasted": "winset.desk.pasting",
    "pending": "winset.desk.review",
    "period_label": "winset.relations",
    "phrase_uses": "winset.desk.comparing",
    "PhraseUse": "winset.coder.comparing",
    "Precedent": "winset.constraints",
    "Progress": "winset.store",
    "Proposal": "winset.desk.packaging",
    "quoted_in_part": "winset.desk.quoting",
    "Ranked": "winset.bargaining",
    "ranking_contract": "winset.desk.contracts",
    "read": "winset.desk.work",
    "read_if_needed": "winset.desk.work",
    "ReadReport": "winset.desk.work",
    "Record": "winset.relations",
    "record_report": "winset.desk.work",
    "Relations": "winset.desk.measures",
    "relations_contract": "winset.desk.contracts",
    "review_csv": "winset.desk.review",
    "Row": "winset.constraints",
    "rung_of": "winset.desk.winsets",
    "Said": "winset.coder.comparing",
    "Series": "winset.desk.comparing",
    "series_of_format": "winset.desk.comparing",
    "SourceRule": "winset.store",
    "sources_of": "winset.desk.leaving",
    "Strategy": "winset.constraints",
    "Suggestion": "winset.desk.suggestions",
    "Text": "winset.desk.comparing",
    "texts_in_case": "winset.desk.comparing",
    "texts_in_files": "winset.desk.comparing",
    "texts_of_format": "winset.desk.comparing",
    "Threat": "winset.desk.threats",
    "top": "winset.constraints",
    "Trend": "winset.relations",
    "unread_files": "winset.desk.work",
    "Verification": "winset.desk.verify",
    "verified": "winset.desk.verify",
    "wanted_in": "winset.desk.fetching",
    "Withheld": "winset.desk.leaving",
    "words_allowed": "winset.desk.quoting",
    "write_file": "winset.store",
}


def __getattr__(name: str) -> object:
    """A name of the public face, from its module."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)

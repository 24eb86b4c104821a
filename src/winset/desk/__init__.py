"""The only place where the store meets the pure rooms: open a case as of a day, and ask it."""

from winset.bargaining import Beside, Ladder, Ranked
from winset.coder.comparing import CHANGES, Change, Clause, Comparison, PhraseUse, Said
from winset.constraints import Precedent, Row, Strategy, top
from winset.desk.claims import CaseClaim, CaseClaims, case_claims, file_claims
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
from winset.desk.leaving import KINDS, Leaving, Withheld, leaving, sources_of
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
    "leaving",
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

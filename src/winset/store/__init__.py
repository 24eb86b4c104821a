"""The case on disk: text files that people write, and beside them what the program keeps and derives."""

from winset.store.acts import Act, acts, high_water, record_act, undone_acts
from winset.store.additions import Added, add_path
from winset.store.case_files import read_case
from winset.store.case_folder import CaseFolder
from winset.store.code_version import code_version
from winset.store.coding import Coder, code_documents
from winset.store.columns import COLUMNS
from winset.store.counts import Counts, counts, data_sets, totals
from winset.store.disk import write_file
from winset.store.documents import DocumentReader
from winset.store.event_files import EventReader
from winset.store.event_filters import Counting
from winset.store.fact_files import FactReader, fact_files
from winset.store.ingest import Progress, ingest
from winset.store.latest import latest_day
from winset.store.licences import SourceRule, source_of, source_rules
from winset.store.near_copies import near_copies
from winset.store.numbers import Number, number_id, numbers, record_numbers
from winset.store.pairs import CodedRows, PairActs, coded_rows, pair_acts, rows_by_id
from winset.store.query import Query
from winset.store.runs import Run, run, runs
from winset.store.snapshot import case_state, inputs_of, snapshot
from winset.store.source_files import Reading, readings, unread
from winset.store.support import Evidence, sentences_behind, support
from winset.store.templates import shipped_names
from winset.store.text_rows import append_row, has_row
from winset.store.writer import Deriver, Writer

__all__ = [
    "COLUMNS",
    "Act",
    "Added",
    "CaseFolder",
    "CodedRows",
    "Coder",
    "Counting",
    "Counts",
    "Deriver",
    "DocumentReader",
    "EventReader",
    "Evidence",
    "FactReader",
    "Number",
    "PairActs",
    "Progress",
    "Query",
    "Reading",
    "Run",
    "SourceRule",
    "Writer",
    "acts",
    "add_path",
    "append_row",
    "case_state",
    "code_documents",
    "code_version",
    "coded_rows",
    "counts",
    "data_sets",
    "fact_files",
    "has_row",
    "high_water",
    "ingest",
    "inputs_of",
    "latest_day",
    "near_copies",
    "number_id",
    "numbers",
    "pair_acts",
    "read_case",
    "readings",
    "record_act",
    "record_numbers",
    "rows_by_id",
    "run",
    "runs",
    "sentences_behind",
    "shipped_names",
    "snapshot",
    "source_of",
    "source_rules",
    "support",
    "totals",
    "undone_acts",
    "unread",
    "write_file",
]

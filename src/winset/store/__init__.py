"""The case on disk: text files that people write, and beside them what the program keeps and derives."""

from winset.store.acts import Act, acts, high_water, record_act
from winset.store.case_files import read_case
from winset.store.case_folder import CaseFolder
from winset.store.code_version import code_version
from winset.store.numbers import Number, number_id, numbers, record_numbers
from winset.store.runs import Run, run, runs
from winset.store.snapshot import snapshot
from winset.store.templates import shipped_names
from winset.store.writer import Writer

__all__ = [
    "Act",
    "CaseFolder",
    "Number",
    "Run",
    "Writer",
    "acts",
    "code_version",
    "high_water",
    "number_id",
    "numbers",
    "read_case",
    "record_act",
    "record_numbers",
    "run",
    "runs",
    "shipped_names",
    "snapshot",
]

"""A file that someone brings -> documents or rows, with its problems told and its good parts kept.

One module a format, imported by its name, so that a table of facts does not load what reads pages: `rows` for tables
that people write, `text`, `markdown`, `html`, `archive` and `folder` for documents, `events` for event data.
"""

from winset.sources.limits import Limits
from winset.sources.rows import read_rows, read_rows_file

__all__ = ["Limits", "read_rows", "read_rows_file"]

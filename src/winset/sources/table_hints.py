"""What a table is good for that is neither events nor ties between states, told by the names of its columns."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from winset.sources.tables import R_ENDINGS, headers

__all__ = ["is_other_table", "table_hint"]

_SHOWN: Final = 8
_USES: Final = (
    ({"rcid", "country_code", "vote"}, "these are votes of an assembly: ask `winset votes CASE FILE`"),
    ({"rcid", "session", "date"}, "these are roll calls: keep them beside the votes for `winset votes CASE FILE`"),
    ({"iso3c", "session", "IdealPoint"}, "these are ideal points: for `winset votes CASE VOTES --ideal-points FILE`"),
    ({"country_of_respondents", "value_pct"}, "these are polls: put the rows into `polls.csv` of the case"),
    (
        {"dispnum", "hostlev"},
        "these are disputes without the states in them: add the file that has a row for each pair of states",
    ),
    (
        {"edge_ab", "edge_ba"},
        "these are sums of weights by day: without the number of acts they grow with the news: not used",
    ),
    ({"ccode", "year"}, "these are figures of single states by year, which say nothing of a relation: not used"),
    ({"ccode1", "ccode2", "year"}, "these are figures of pairs of states by year of a kind that is not used"),
)  # fmt: skip
"""Columns that a table has, and what to do with it; the first that fits counts."""


def is_other_table(path: Path) -> bool:
    """Whether a file is a table as CSV or data of R."""
    return path.suffix.casefold() in R_ENDINGS or path.name.casefold().endswith((".csv", ".csv.gz"))


def table_hint(path: Path) -> str:
    """What the file holds, as far as its columns say it, and what to do with it."""
    tables = headers(path)
    for names in tables:
        for needed, what in _USES:
            if needed <= names:
                return what
    if not any(tables):
        return "the file holds no table that can be read"
    shown = sorted(name for name in tables[0] if name)
    more = ", …" if len(shown) > _SHOWN else ""
    return (
        f"its columns ({', '.join(shown[:_SHOWN])}{more}) are those of no data set that winset knows; "
        "for events, a file of the same name ending in .toml beside it says which column is what (docs/relations.md)"
    )

"""The database of an import and its small tables."""

from __future__ import annotations

from winset.sources.event_table import connection, fill, quoted


def test_small_tables_and_quotes() -> None:
    with connection() as con:
        fill(con, "t", "a VARCHAR, b INTEGER", [("it's", 1), ("b", None)])
        query = "SELECT b FROM t WHERE a = " + quoted("it's")  # noqa: S608 - what is tested
        assert con.execute(query).fetchall() == [(1,)]

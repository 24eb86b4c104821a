"""SQL that takes several reports of one act for one happening."""

from __future__ import annotations

from typing import Final

__all__ = ["CODED", "KEY", "once", "weighed"]

CODED: Final = "coded"
"""Name of the events that were coded from texts; imported data sets have names of their own."""

KEY: Final = """CASE WHEN source_country <> target_country THEN
    first_day || CASE WHEN last_day > first_day THEN '/' || last_day ELSE '' END || ' ' ||
    least(source_country, target_country) || '-' || greatest(source_country, target_country) || ' ' ||
    coalesce(left(cameo, 2), plover) END"""
"""Reports of one act share days, the two countries and the kind of act; NULL where one of these is unknown."""


def weighed(rows: str) -> str:
    """Query for rows with `happening`, adding `weight`, and `parties` as the report that shows most of them has it.

    A happening weighs 1 in each direction of its pair, split over its rows there.
    """
    return f"""
        SELECT * REPLACE (
            CASE WHEN happening IS NOT NULL THEN
                1.0 / count(*) OVER (PARTITION BY data, happening, source_country, target_country) END AS weight,
            CASE WHEN happening IS NULL THEN parties
                ELSE max(parties) OVER (PARTITION BY data, happening) END AS parties
        ) FROM ({rows})"""  # noqa: S608 - built from our own queries


def once(rows: str) -> str:
    """Query for rows that leaves out those whose event id another file of the data set has too."""
    return f"""
        FROM ({rows}) QUALIFY event_id IS NULL
            OR row_number() OVER (PARTITION BY data, event_id ORDER BY known_day, name, "row") = 1"""

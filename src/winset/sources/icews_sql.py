"""The queries that judge the rows of an ICEWS file, over the tables of `winset.sources.icews`.

`staged` holds the cells as they stand in the file, `broken` whether it had bytes that are not UTF-8. `judged` has the
columns of imported events, in `code` the reason why a row cannot be used (NULL where it can) and in `told` the words
that are at fault; it is a view, so that each question computes the columns that it needs.
"""

from __future__ import annotations

from typing import Final

__all__ = ["GOOD", "JUDGED_FULL", "JUDGED_NAMED", "REPEATED", "UNKNOWN_PLACES"]

JUDGED_FULL: Final = """
CREATE TEMP VIEW judged AS
WITH given AS (
    SELECT rowid + 1 AS "row", * REPLACE (
        nullif(source_text, 'NA') AS source_text, nullif(target_text, 'NA') AS target_text,
        nullif(nullif(source_place, 'NA'), '') AS source_place, nullif(nullif(target_place, 'NA'), '') AS target_place
    ), CASE WHEN length(day) = 10 THEN try_cast(day AS DATE) END AS date, try_cast(intensity AS DOUBLE) AS weight
    FROM staged WHERE rowid > 0
)
SELECT
    'icews' AS data, "row", event_id,
    source.country AS source_country, source_sector.sector AS source_sector, nullif(source_text, '') AS source_text,
    target.country AS target_country, target_sector.sector AS target_sector, nullif(target_text, '') AS target_text,
    acts.plover, acts.code AS cameo, given.weight AS goldstein, CAST(date AS VARCHAR) AS date,
    nullif(publisher, '') AS publisher, nullif(story, '') AS story, source_place, target_place, event_id AS identity,
    CASE
        WHEN cells = 1 AND event_id = '' THEN 'blank'
        WHEN cells <> 20 THEN 'ragged'
        WHEN getvariable('broken') AND contains(concat(source_text, target_text, given.act, day, publisher), chr(65533))
            THEN 'encoding'
        WHEN event_id = '' THEN 'missing'
        WHEN date IS NULL THEN 'bad-date'
        WHEN acts.code IS NULL THEN 'illegal-code'
        WHEN given.weight IS NULL OR abs(given.weight) > 10 OR isnan(given.weight) THEN 'out-of-range'
    END AS code,
    CASE
        WHEN cells <> 20 THEN CAST(cells AS VARCHAR)
        WHEN date IS NULL THEN day
        WHEN acts.code IS NULL THEN given.act
        ELSE intensity
    END AS told
FROM given
    LEFT JOIN acts ON acts.act = given.act
    LEFT JOIN places AS source ON source.place = source_place
    LEFT JOIN places AS target ON target.place = target_place
    LEFT JOIN sectors AS source_sector ON source_sector.words = source_sectors
    LEFT JOIN sectors AS target_sector ON target_sector.words = target_sectors
"""

JUDGED_NAMED: Final = """
CREATE TEMP VIEW judged AS
WITH given AS (
    SELECT rowid + 1 AS "row", *, CASE WHEN length(day) = 10 THEN try_cast(day AS DATE) END AS date FROM staged
)
SELECT
    'icews' AS data, "row", NULL::VARCHAR AS event_id,
    source.country AS source_country, source.sector AS source_sector, nullif(source_text, '') AS source_text,
    target.country AS target_country, target.sector AS target_sector, nullif(target_text, '') AS target_text,
    acts.plover, acts.code AS cameo, acts.weight AS goldstein, CAST(date AS VARCHAR) AS date,
    NULL::VARCHAR AS publisher, NULL::VARCHAR AS story, NULL::VARCHAR AS source_place, NULL::VARCHAR AS target_place,
    concat_ws(chr(9), source_text, given.act, target_text, day) AS identity,
    CASE
        WHEN cells = 1 AND source_text = '' THEN 'blank'
        WHEN cells <> 4 THEN 'ragged'
        WHEN getvariable('broken') AND contains(concat(source_text, target_text, given.act, day), chr(65533))
            THEN 'encoding'
        WHEN date IS NULL THEN 'bad-date'
        WHEN acts.code IS NULL THEN 'illegal-code'
    END AS code,
    CASE WHEN cells <> 4 THEN CAST(cells AS VARCHAR) WHEN date IS NULL THEN day ELSE given.act END AS told
FROM given
    LEFT JOIN acts ON acts.act = given.act
    LEFT JOIN actors AS source ON source.name = source_text
        AND date >= coalesce(source.since, date) AND (source.until IS NULL OR date < source.until)
    LEFT JOIN actors AS target ON target.name = target_text
        AND date >= coalesce(target.since, date) AND (target.until IS NULL OR date < target.until)
"""

REPEATED: Final = """
CREATE TEMP TABLE repeated AS
SELECT "row" FROM judged WHERE code IS NULL AND identity IN (
    SELECT identity FROM judged WHERE code IS NULL GROUP BY identity HAVING count(*) > 1
) QUALIFY row_number() OVER (PARTITION BY identity ORDER BY "row") > 1
"""
"""Usable rows that repeat an earlier one."""

GOOD: Final = """
CREATE TEMP VIEW good AS FROM judged WHERE code IS NULL AND "row" NOT IN (FROM repeated)
"""

UNKNOWN_PLACES: Final = """
SELECT place, count(*) FROM (
    SELECT source_place AS place FROM staged UNION ALL SELECT target_place FROM staged
) WHERE place NOT IN ('', 'NA') AND place NOT IN (SELECT place FROM places) AND place NOT LIKE '% Country'
GROUP BY place ORDER BY count(*) DESC, place
"""
"""Places of a full file that no table knows, with the number of sides that name them; the header is left out."""

"""The columns of each kind of part, with what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["ACTS", "CELLS", "COLUMNS", "PARTS", "Column", "names"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a part."""

    name: str
    """At most 32 letters, digits and underscores, so that every statistics program can read it."""
    type: str
    """DuckDB's name of the type."""
    meaning: str


_KNOWN: Final = Column("known_day", "DATE", "Last day that known_from may mean; NULL where publication is unknown")

_DATES: Final = (
    Column("date", "VARCHAR", "Date as precise as the source says"),
    Column("first_day", "DATE", "First day that the date may mean"),
    Column("last_day", "DATE", "Last day that the date may mean"),
    _KNOWN,
)

_SIDES: Final = tuple(
    Column(f"{side}{suffix}", "VARCHAR", meaning.format(who))
    for side, who in (("source", "the one who acts"), ("target", "the one acted on"))
    for suffix, meaning in (
        ("", "Actor id of {}: ISO3 SECTOR, ISO3 or NULL"),
        ("_country", "ISO3 of {}"),
        ("_sector", "Sector of {}"),
        ("_text", "Words that name {}"),
    )
)

_ACT: Final = (
    Column("plover", "VARCHAR", "PLOVER type"),
    Column("cameo", "VARCHAR", "CAMEO code with its leading zeros"),
    Column("goldstein", "DOUBLE", "Goldstein weight of the CAMEO code, -10 to +10"),
    Column("issue", "VARCHAR", "Issue id, NULL where none is recognised"),
)

DOCUMENTS: Final = (
    Column("id", "VARCHAR", "First 16 hex digits of a digest of source bytes and place within them"),
    Column("title", "VARCHAR", "Title, empty where there is none"),
    Column("text", "VARCHAR", "Body; spans are code points of it"),
    *_DATES,
    Column("date_reason", "VARCHAR", "What the date was read from"),
    Column("known_from", "VARCHAR", "Publication"),
    Column("lang", "VARCHAR", "ISO 639-1"),
    Column("url", "VARCHAR", "Page of origin"),
    Column("publisher", "VARCHAR", "Who published it"),
    Column("author", "VARCHAR", "Who wrote it"),
    Column("file", "VARCHAR", "File or archive member it was read from"),
    Column("kind", "VARCHAR", "quoted: the source's words; summarised: ours"),
    Column("pages", "VARCHAR", "Where its pages start, as 0:12 1530:13: code point of the text and number of the page"),
    Column("text_digest", "VARCHAR", "First 16 hex digits of a digest of the text: equal texts are copies"),
)

SENTENCES: Final = (
    Column("document", "VARCHAR", "Document id"),
    Column("sentence", "INTEGER", "Counted from 0 within the document"),
    Column("start_char", "INTEGER", "First code point"),
    Column("end_char", "INTEGER", "One past the last code point"),
    Column("text", "VARCHAR", "Those code points of the document's text"),
)

EVENTS: Final = (
    Column("document", "VARCHAR", "Document id"),
    Column("event", "INTEGER", "Counted from 0 within the document"),
    Column("sentence", "INTEGER", "Sentence that holds the trigger"),
    *_SIDES,
    *_ACT,
    Column("mode", "VARCHAR", "PLOVER mode"),
    Column("context", "VARCHAR[]", "PLOVER contexts"),
    Column("date", "VARCHAR", "Date that the words give, as precise as they do"),
    Column("first_day", "DATE", "First day that the date may mean; of the document where the words give none"),
    Column("last_day", "DATE", "Last day that the date may mean; of the document where the words give none"),
    _KNOWN,
    Column("date_precision", "VARCHAR", "day, month or year of the date that the words give"),
    Column("negated", "BOOLEAN", "The act did not take place"),
    Column("future", "BOOLEAN", "Announced or planned"),
    Column("hypothetical", "BOOLEAN", "Conditional or merely possible"),
    Column("historical", "BOOLEAN", "Background, not news"),
    Column("speaker", "VARCHAR", "Who reports the act"),
    Column("trigger", "VARCHAR", "Words that decided the type"),
    Column("rule", "VARCHAR", "Rule that made the event"),
    *(
        Column(f"{role}_{edge}", "INTEGER", f"{edge} of the words for {role}, in code points of the document")
        for role in ("source", "target", "trigger")
        for edge in ("start", "end")
    ),
    Column("confidence", "DOUBLE", "Probability that type and countries are right"),
    Column("parties", "INTEGER", "Countries that take part in the act as this sentence reports it"),
)

CLAIMS: Final = (
    Column("document", "VARCHAR", "Document id"),
    Column("claim", "INTEGER", "Counted from 0 within the document"),
    Column("sentence", "INTEGER", "Sentence in which it starts"),
    Column("kind", "VARCHAR", "constraint, recommendation, commitment, stance or figure"),
    Column("by", "VARCHAR", "Who states it"),
    Column("country", "VARCHAR", "ISO3 of the country that it is about"),
    Column("actor", "VARCHAR", "Actor that it is about"),
    Column("issue", "VARCHAR", "Issue id"),
    Column("polarity", "INTEGER", "-1, 0 or 1"),
    Column("strength", "DOUBLE", "0 to 1"),
    Column("due", "VARCHAR", "Partial date by which a commitment is due"),
    Column("status", "VARCHAR", "open for a new commitment"),
    Column("to", "VARCHAR[]", "ISO3 of those to whom a commitment is made"),
    Column("constraint_kind", "VARCHAR", "position, bandwidth, calendar, legal or material, for constraints"),
    Column("direction", "VARCHAR", "constrains or enables, for constraints"),
    Column("rule", "VARCHAR", "Rule that found it"),
    Column("text", "VARCHAR", "The exact words"),
    Column("start_char", "INTEGER", "First code point"),
    Column("end_char", "INTEGER", "One past the last code point"),
    _KNOWN,
)

IMPORTED: Final = (
    Column("data", "VARCHAR", "Event data set, such as icews"),
    Column("row", "BIGINT", "Line of the file, counted from 1 with the header"),
    Column("event_id", "VARCHAR", "Id that the data set gives"),
    *_SIDES,
    *_ACT,
    *_DATES,
    Column("happening", "VARCHAR", "Rows of one act share it: same day, unordered pair of countries, CAMEO root"),
    Column("weight", "DOUBLE", "1 over the number of rows of its happening in its directed dyad"),
    Column("parties", "INTEGER", "Countries that take part in the act"),
    Column("story", "VARCHAR", "Id of the report that the data set gives"),
    Column("publisher", "VARCHAR", "Who published the report"),
    Column("url", "VARCHAR", "Page of origin, where the data set gives one"),
)

_BY_NAME: Final = {column.name: column for column in IMPORTED}

LINES: Final = (
    *(
        _BY_NAME[name]
        for name in (
            "row", "data", "event_id", "source_country", "source_sector", "source_text", "target_country",
            "target_sector", "target_text", "plover", "cameo", "goldstein", "issue", "first_day", "last_day",
            "known_day", "story", "publisher", "url",
        )
    ),
    Column("refused", "VARCHAR", "Reason and words at fault where the line is no usable row"),
    Column("note", "VARCHAR", "What a usable row lacks"),
)  # fmt: skip
"""A file of event data as it was read: one row a line, in any order; days that are the first one are NULL."""

ACTS: Final = (
    *(
        _BY_NAME[name]
        for name in (
            "row", "data", "source_country", "source_sector", "target_country", "target_sector", "plover", "cameo",
            "goldstein", "issue", "first_day", "last_day", "known_day",
        )
    ),
    Column("reports", "INTEGER", "Rows of its happening in its directed dyad"),
    _BY_NAME["parties"],
)  # fmt: skip
"""Its acts between two countries, those of one pair together, with what their weights need: all that series read."""

CELLS: Final = (
    *(_BY_NAME[name] for name in ("data", "source_country", "target_country")),
    Column("issue", "VARCHAR", "Issue id, empty where none is recognised"),
    Column("period", "DATE", "First day of the month"),
    Column("span", "VARCHAR", "Finest of month, quarter and year that holds all days that the date may mean"),
    Column("scope", "VARCHAR", "bilateral, multiparty or private"),
    Column("happenings", "DOUBLE", "Sum of weights"),
    Column("conflicts", "DOUBLE", "Part of it that is conflict"),
    Column("intensity_sum", "DOUBLE", "Weighted sum of Goldstein weights"),
    Column("intensity_sumsq", "DOUBLE", "Weighted sum of their squares"),
)
"""Its acts added up by directed dyad, issue, month and scope: series by month or longer need nothing else."""

SIGNATURES: Final = (
    Column("document", "VARCHAR", "Document id"),
    Column("signature", "UINTEGER[]", "Minima over the runs of words of its text, by which near copies are found"),
)

_DATED: Final = Column("date_from", "VARCHAR", "words where they give the date, document where its day stands in")

COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "documents": DOCUMENTS,
    "sentences": SENTENCES,
    "events": (*EVENTS, _DATED),
    "claims": CLAIMS,
    "imported": IMPORTED,
}
"""Columns by name of a view in a query."""

PARTS: Final = {name: columns for name, columns in COLUMNS.items() if name != "imported"} | {
    "events": EVENTS,
    "signatures": SIGNATURES,
    "lines": LINES,
    "acts": ACTS,
    "cells": CELLS,
}
"""Columns by kind of part."""


def names(kind: str) -> tuple[str, ...]:
    """Column names of one view, in order."""
    return tuple(column.name for column in COLUMNS[kind])

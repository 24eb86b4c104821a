"""The contract of `winset code`: JSON lines in, JSON lines out, bounded in size."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import IO, Any, Final

from winset.coder import code_records

__all__ = ["coded_lines", "records_of"]

LONGEST: Final = 16 << 20
"""Bytes of the longest line that is read; a longer one is an error of its own, and the next line goes on."""


def coded_lines(
    stream: IO[bytes], *, countries: Sequence[str] = (), given_actors: bool = False, jobs: int = 1
) -> Iterator[dict[str, Any]]:
    """Code each line of a stream, in order; a line that cannot be used gives `{"id": None, "error": ...}`."""
    return code_records(records_of(stream), jobs=jobs, countries=countries, given_actors=given_actors)


def records_of(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The record of each line of a stream; for a line that cannot be used `{"error": ...}`."""
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            yield {"error": f"line {number}: longer than {LONGEST} bytes; split the document"}
        elif line.strip():
            yield _record(line, number)


def _record(line: bytes, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except UnicodeDecodeError as error:
        return {"error": f"line {number}: not UTF-8 ({error.reason} at byte {error.start})"}
    except json.JSONDecodeError as error:
        return {"error": f"line {number}: not JSON ({error.msg} at character {error.pos})"}
    except RecursionError:
        return {"error": f"line {number}: nested too deeply"}
    if not isinstance(found, dict):
        return {"error": f"line {number}: a record is a JSON object with id and text"}
    return found


def _lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Lines of a bounded size; None for one that is longer, whose rest is skipped."""
    while line := stream.readline(LONGEST):
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line

"""Tables of R data files (`.rda`, `.RData`), by the library `rdata`; needs the optional part `rda`."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from winset.errors import BadInput, MissingExtra, Problem

__all__ = ["r_tables"]


def r_tables(path: Path) -> tuple[dict[str, Sequence[Any]], ...]:
    """Every data frame of a file as columns by name; half a million rows take about half a minute.

    Raises
    ------
    MissingExtra
        The library is not installed.
    BadInput
        The file cannot be read.
    """
    try:
        import rdata  # noqa: PLC0415 - an optional part
    except ImportError as error:
        raise MissingExtra("reading R data files", "rda") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # classes of R that only add methods to a data frame
            found = rdata.read_rda(path)
    except Exception as error:  # a file of strangers: whatever the library trips over
        what = f"the file cannot be read as R data: {str(error)[:80] or type(error).__name__}"
        raise BadInput([Problem(file=str(path), code="unreadable", what=what)]) from error
    frames = (value for value in found.values() if hasattr(value, "columns"))
    return tuple({str(name): frame[name].tolist() for name in frame.columns} for frame in frames)

"""Tables of R data files (`.rda`, `.RData`): read here where they are plain, else by the library `rdata`."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from winset.errors import BadInput, MissingExtra, Problem
from winset.sources.limits import Limits
from winset.sources.r_frames import NotOnlyFrames, r_frames

__all__ = ["r_tables"]


def r_tables(path: Path, *, limits: Limits | None = None) -> tuple[dict[str, Sequence[Any]], ...]:
    """Every data frame of a file as columns by name; a file with more than plain frames needs the part `rda`.

    Raises
    ------
    MissingExtra
        The file needs the library and it is not installed.
    BadInput
        The file cannot be read.
    """
    limits = limits or Limits()
    try:
        return r_frames(path, most_bytes=limits.file_bytes)
    except NotOnlyFrames:
        return _by_library(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _by_library(path: Path) -> tuple[dict[str, Sequence[Any]], ...]:
    """The same by `rdata`, which knows everything that R saves and takes minutes for a million rows."""
    try:
        import rdata  # noqa: PLC0415 - an optional part
    except ImportError as error:
        raise MissingExtra("reading R data files", "rda") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # classes of R that only add methods to a data frame
            found = rdata.read_rda(path)
    except Exception as error:  # a file of strangers: whatever the library trips over
        raise _unreadable(path, error) from error
    frames = (value for value in found.values() if hasattr(value, "columns"))
    return tuple({str(name): frame[name].tolist() for name in frame.columns} for frame in frames)


def _unreadable(path: Path, error: Exception) -> BadInput:
    what = f"the file cannot be read as R data: {str(error)[:80] or type(error).__name__}"
    return BadInput([Problem(file=str(path), code="unreadable", what=what)])

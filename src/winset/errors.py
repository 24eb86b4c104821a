"""Every error that a user of the library can meet.

::

    WinsetError
    ├── BadInput           a file or a row that cannot be used; carries every problem found
    ├── UnknownName        a country, issue, option ... that the case does not have
    ├── CaseError          the folder is not a case, is newer than the program, or is being written
    │   └── CaseBusy       another process is writing
    ├── MissingExtra       an optional part that is not installed
    ├── NoAgreement        no feasible point improves on disagreement
    └── StorageError       the disk refused a write
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = [
    "BadInput",
    "CaseBusy",
    "CaseError",
    "MissingExtra",
    "NoAgreement",
    "Problem",
    "StorageError",
    "UnknownName",
    "WinsetError",
]


class WinsetError(Exception):
    """Base of every error that a user of the library can meet; the message is a sentence for people."""

    exit_code = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a file, and what to do about it."""

    file: str
    """Path or name of the file as the user gave it."""
    row: int | None = None
    """Line or row number as an editor shows it, counted from 1 with the header; None for the whole file."""
    column: str | None = None
    """Column or key."""
    code: str
    """Reason code that scripts can test: `missing`, `unknown-country`, `bad-date`, ..."""
    what: str
    """The sentence: what is wrong and what to do."""

    def __str__(self) -> str:
        place = self.file + (f", row {self.row}" if self.row is not None else "")
        place += f", {self.column}" if self.column else ""
        return f"{place}: {self.what}"


class BadInput(WinsetError):
    """A file or some of its rows cannot be used; `problems` has all of them at once."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        shown = [str(p) for p in self.problems[:20]]
        if len(self.problems) > len(shown):
            shown.append(f"... and {len(self.problems) - len(shown)} more")
        super().__init__("\n".join(shown))


class UnknownName(WinsetError):
    """A name that is not among those known; suggests the nearest."""

    exit_code = 2

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        near = get_close_matches(name, list(known), n=3)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"known: {', '.join(sorted(known)[:12])}."
        where = f"among the {len(known)} known; {hint}" if known else "because none is known yet"
        super().__init__(f"no {kind} {name!r} {where}")
        self.kind, self.name = kind, name


class CaseError(WinsetError):
    """The folder is not a case that this program can open."""

    exit_code = 3


class CaseBusy(CaseError):
    """Another process is writing to the case."""

    exit_code = 4


class MissingExtra(WinsetError):
    """An optional part is not installed; the message is the line that installs it."""

    exit_code = 5

    def __init__(self, part: str, extra: str) -> None:
        super().__init__(f"{part} needs an optional part: pip install 'winset[{extra}]'")
        self.extra = extra


class NoAgreement(WinsetError):
    """No feasible point is better than disagreement for everyone."""


class StorageError(WinsetError):
    """The disk refused a write; nothing acknowledged before is lost."""

    exit_code = 6

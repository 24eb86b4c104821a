"""What commands print: results on stdout, progress and errors on stderr, an exit code that scripts can test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import orjson
import typer

from winset.errors import Problem, StorageError, WinsetError

if TYPE_CHECKING:
    from winset.desk import Desk

__all__ = [
    "Tick",
    "json_line",
    "opened",
    "plain",
    "progress",
    "sentences_for_people",
    "warn_left_out",
    "warn_unread",
    "write_json",
]

_FIRST: Final = 3
"""Rows that cannot be used, of which each command tells; `winset read` tells all."""


class Tick(Protocol):
    """Called by long work: what is being done, how much of it is done and how much there is."""

    def __call__(self, what: str, done: int, total: int) -> None: ...  # noqa: D102 - see the class


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the model
    """A value in the shapes of JSON: dataclasses become objects, tuples arrays."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def json_line(value: Any) -> bytes:  # noqa: ANN401 - any value of the model
    """One line of JSON, UTF-8."""
    return orjson.dumps(plain(value), option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_APPEND_NEWLINE)


def write_json(value: Any) -> None:  # noqa: ANN401 - any value of the model
    """The value on stdout: indented for a person at a terminal, one line for a pipe."""
    indent = orjson.OPT_INDENT_2 if sys.stdout.isatty() else 0
    option = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_APPEND_NEWLINE | indent
    sys.stdout.buffer.write(orjson.dumps(plain(value), option=option))
    sys.stdout.flush()


@contextmanager
def progress() -> Iterator[Tick]:
    """A progress bar on stderr; silent where stderr is no terminal."""
    from rich.console import Console  # only long work shows a bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tick(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tick


def opened(case: Path, *, as_of: str | None = None, audience: str | None = None) -> Desk:
    """The case as of a day; rows of its files that could not be used are told on stderr."""
    from winset.desk import open_case  # a second of imports

    desk = open_case(case, as_of=as_of, audience=audience)
    warn_left_out(case, desk.problems)
    return desk


def warn_left_out(case: Path, problems: Sequence[Problem], *, most: int = _FIRST) -> None:
    """Say on stderr which rows that people wrote could not be used, so that nobody takes them for used."""
    for problem in problems[:most]:
        typer.echo(f"left out: {problem}", err=True)
    if len(problems) > most:
        typer.echo(f"left out: {len(problems) - most} more faults; `winset read {case}` lists them", err=True)


def warn_unread(case: Path) -> None:
    """Say on stderr which files of a case nobody has read yet, so that nobody takes their absence for silence."""
    from winset.desk import unread_files  # a second of imports

    if waiting := unread_files(case):
        more = f" and {len(waiting) - 1} more" if len(waiting) > 1 else ""
        typer.echo(f"not read yet: {waiting[0]}{more}; `winset read {case}` reads and codes what is new", err=True)


def sentences_for_people(command: Callable[[], None]) -> int:
    """Run a command; what the user can mend becomes a sentence on stderr and an exit code, not a traceback."""
    try:
        command()
    except WinsetError as error:
        typer.echo(f"winset: {error}", err=True)
        return error.exit_code
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone; nothing more to flush
        return 0
    except KeyboardInterrupt:
        typer.echo("winset: stopped; run the same command again to go on where it was", err=True)
        return 130
    except OSError as error:
        problem = StorageError(f"{error.filename or 'the system'}: {error.strerror or error}")
        typer.echo(f"winset: {problem}", err=True)
        return problem.exit_code
    return 0

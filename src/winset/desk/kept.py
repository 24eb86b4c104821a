"""Results kept beside a case, so that what did not change is not computed again.

A result is filed under the state it was computed from (snapshot: files, acts, settings, code and day), so a stale one
is never found. The folder holds nothing that could not be computed again: delete it at any time.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import shutil
import types
from collections.abc import Callable
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from winset.errors import Problem, StorageError
from winset.model import Case
from winset.store import CaseFolder, acts, case_state, code_version, write_file
from winset.store.disk import digest

__all__ = ["Kept", "acts_state", "derived_state", "kept_case", "results_of", "text_state"]

Result = TypeVar("Result")
STATES: Final = 6
"""States of a case whose results are kept; of more, the oldest go."""
_MARK: Final = b"winset result 1\n"
_DIGEST: Final = 32
"""Bytes of a SHA-256."""
_ROOMS: Final = ("winset.backtest.", "winset.bargaining.", "winset.constraints.", "winset.desk.", "winset.model.",
                 "winset.positions.", "winset.relations.", "winset.store.", "winset.errors")  # fmt: skip
_OTHERS: Final = frozenset(
    {
        ("datetime", "date"),
        ("winset.desk.kept", "_read_only"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("builtins", "slice"),
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        ("numpy._core.multiarray", "_reconstruct"),
        ("numpy._core.multiarray", "scalar"),
        ("numpy._core.numeric", "_frombuffer"),
    }
)
"""What a result may be made of beside our own dataclasses: nothing in a case folder may run as a program."""


class Kept:
    """The results of one state of a case.

    Parameters
    ----------
    root : folder for results, made when the first is kept; None keeps nothing
    state : digest of everything that the results depend on
    """

    def __init__(self, root: Path | None, state: str) -> None:
        self._folder = None if root is None else root / state[:29]

    @property
    def stores(self) -> bool:
        """Whether anything is kept."""
        return self._folder is not None

    def result(self, name: str, compute: Callable[[], Result], /, *arguments: str) -> Result:
        """What was kept under a name and its arguments, or what `compute` gives, which is then kept.

        A file that is damaged, or holds anything but plain values, counts as missing; a disk that refuses does not
        matter.
        """
        if self._folder is None:
            return compute()
        mark = hashlib.sha256("\0".join(arguments).encode()).hexdigest()[:12] if arguments else "all"
        file = self._folder / f"{name}-{mark}"
        found = _read(file)
        if found is not None:
            return found[0]  # type: ignore[no-any-return]  # the name stands for the type
        value = compute()
        self._write(file, value)
        return value

    def _write(self, file: Path, value: object) -> None:
        body = _dumped(value)
        if body is None:
            return
        try:
            if not file.parent.is_dir():
                file.parent.mkdir(parents=True, exist_ok=True)
                _forget(file.parent)
            write_file(file, _MARK + hashlib.sha256(body).digest() + body)
        except (OSError, StorageError):
            return


def results_of(folder: CaseFolder, state: str) -> Kept:
    """Results of one state; a case that the program has never written to stays untouched."""
    return Kept(folder.layout.kept if folder.layout.database.exists() else None, state)


def text_state(folder: CaseFolder) -> str:
    """Digest of the text files of a case as they are now."""
    return case_state(folder.layout, code="")


def derived_state(folder: CaseFolder) -> str:
    """Digest of what machines derived of a case."""
    with folder.reading() as db:
        listed = db.execute(
            "SELECT coalesce(group_concat(origin || ' ' || sha256, char(10)), '') FROM (SELECT origin, sha256 "
            "FROM parts WHERE origin IN (SELECT sha256 FROM inputs) ORDER BY kind, origin, shard)"
        ).fetchone()
        return digest(listed[0])


def acts_state(folder: CaseFolder, *kinds: str) -> str:
    """Digest of what people did, of some kinds."""
    with folder.reading() as db:
        return digest(*(f"{kind} {acts(db, kind=kind)[-1:]}" for kind in kinds))


def kept_case(folder: CaseFolder) -> tuple[Case, list[Problem]]:
    """What people wrote, and the problems of their files; read again only when a file or the reader has changed."""
    state = case_state(folder.layout, code=code_version("model", "reference", "sources", "store"))
    return results_of(folder, f"case-{state}").result("case", folder.case)


def _forget(newest: Path) -> None:
    """Remove the results of all but the last states of the same family: whole states, texts alone, rows alone."""
    family = newest.name.rpartition("-")[0]
    states = [f for f in newest.parent.iterdir() if f.is_dir() and f.name.rpartition("-")[0] == family]
    states.sort(key=lambda f: f.stat().st_mtime_ns)
    for old in [f for f in states if f != newest][: -(STATES - 1)]:
        shutil.rmtree(old, ignore_errors=True)


def _dumped(value: object) -> bytes | None:
    """The bytes of a result; None where it holds what may not be read back."""
    out = io.BytesIO()
    _Writer(out, protocol=5).dump((value,))
    body = out.getvalue()
    try:
        _Reader(io.BytesIO(body)).load()
    except pickle.UnpicklingError:
        return None
    return body


def _read(file: Path) -> tuple[Any] | None:
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    body = raw[len(_MARK) + _DIGEST :]
    if not raw.startswith(_MARK) or hashlib.sha256(body).digest() != raw[len(_MARK) : len(_MARK) + _DIGEST]:
        return None
    try:
        found = _Reader(io.BytesIO(body)).load()
    except Exception:  # noqa: BLE001 - whatever is wrong with a kept result, it can be computed again
        return None
    return found if isinstance(found, tuple) and len(found) == 1 else None


class _Writer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - what pickle expects
        """Read-only mappings, which pickle does not know, as what they are made from."""
        if isinstance(value, types.MappingProxyType):
            return _read_only, (dict(value),)
        return NotImplemented


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - classes of many kinds
        """Our own dataclasses and named tuples, and a closed list of plain types; everything else is refused."""
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith(_ROOMS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, tuple)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a result")


def _read_only(values: dict[Any, Any]) -> types.MappingProxyType[Any, Any]:
    return types.MappingProxyType(values)

"""Which code made a result: a digest of the program's own files, so that no change to a rule goes unnoticed."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from winset import __version__

__all__ = ["code_version"]

_SUFFIXES = (".py", ".toml", ".csv", ".txt", ".json", ".tsv")


@cache
def code_version(*rooms: str, packages: tuple[str, ...] = ()) -> str:
    """`0.1.0+` and 16 hex digits over the files of the named rooms and the versions of the named packages.

    Parameters
    ----------
    rooms : folders of the program, such as `coder`; none means all of it
    packages : installed distributions whose version matters too, such as `spacy`
    """
    root = files("winset")
    hashed = hashlib.sha256()
    for top in sorted((root / room for room in rooms), key=lambda t: t.name) if rooms else (root,):
        for path, file in sorted(_files(top, top.name)):
            hashed.update(f"{path}\0".encode())
            hashed.update(hashlib.sha256(file.read_bytes()).digest())
    for package in sorted(packages):
        hashed.update(f"{package}={_installed(package)}\0".encode())
    return f"{__version__}+{hashed.hexdigest()[:16]}"


def _files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    """(path, file) of all files below a folder that can change a result."""
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _files(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(_SUFFIXES):
            found.append((f"{path}/{entry.name}", entry))
    return found


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"

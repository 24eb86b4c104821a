"""Pages kept on disk, so that the first page is there the moment a server starts.

They lie beside the case's other kept results and count only for the very files, program and settings that they were
made of. A case may come from somebody else: pages are taken only where they bear the seal of this account, whose key
does not lie in the case.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson

from winset.web.answer import Answer

__all__ = ["Shelf", "program_state"]

_DIGEST: Final = 32
_PROGRAM: Final = Path(__file__).parents[1]
_SUFFIXES: Final = (".py", ".toml", ".csv", ".txt", ".json", ".tsv", ".j2", ".css", ".js", ".svg")


class Shelf:
    """The pages of one case, all of one state.

    Parameters
    ----------
    file : where they lie; None keeps nothing
    key : file of the seal's key, made when the first page is kept
    """

    def __init__(self, file: Path | None, key: Path | None = None) -> None:
        self._file, self._key = file, key or _key_file()
        self._held: tuple[str, Mapping[str, Answer]] | None = None

    @property
    def holds_something(self) -> bool:
        """Whether pages of this start or an earlier one are there."""
        return self._held is not None and bool(self._held[1])

    def found(self, state: str, name: str) -> Answer | None:
        """The page of a name, made of this state; None where there is none."""
        if self._held is None:
            self._held = self._read() or ("", {})
        return self._held[1].get(name) if self._held[0] == state else None

    def keep(self, state: str, pages: Mapping[str, Answer]) -> None:
        """Keep pages in place of those that were kept; a disk that refuses does not matter."""
        if self._file is None or (self._held is not None and self._held[0] == state):
            return
        body = orjson.dumps({"state": state, "pages": {name: _written(page) for name, page in pages.items()}})
        with suppress(OSError):
            seal = hmac.digest(self._secret(make=True), body, "sha256")
            self._file.parent.mkdir(exist_ok=True)
            partly = self._file.with_name(f".{self._file.name}.part")
            partly.write_bytes(seal + body)
            partly.replace(self._file)
            self._held = (state, pages)

    def _read(self) -> tuple[str, Mapping[str, Answer]] | None:
        if self._file is None:
            return None
        try:
            raw, secret = self._file.read_bytes(), self._secret()
        except OSError:
            return None
        seal, body = raw[:_DIGEST], raw[_DIGEST:]
        if not secret or not hmac.compare_digest(seal, hmac.digest(secret, body, "sha256")):
            return None
        told = orjson.loads(body)
        return told["state"], {name: _answer(page) for name, page in told["pages"].items()}

    def _secret(self, *, make: bool = False) -> bytes:
        if make and not self._key.exists():
            self._key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (
                suppress(FileExistsError),
                os.fdopen(os.open(self._key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file,
            ):
                file.write(secrets.token_bytes(_DIGEST))
        return self._key.read_bytes()


def _key_file() -> Path:
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "winset" / "seal"


def _written(page: Answer) -> dict[str, Any]:
    return {
        "status": page.status, "kind": page.kind, "packed": base64.b64encode(page.packed).decode(),
        "is_packed": page.is_packed, "tag": page.tag, "headers": dict(page.headers),
    }  # fmt: skip


def _answer(told: dict[str, Any]) -> Answer:
    return Answer(**told | {"packed": base64.b64decode(told["packed"])})


@cache
def program_state() -> str:
    """Digest of names, times and sizes of the program's files: another program makes other pages."""
    return hashlib.sha256("\n".join(sorted(_stamps(_PROGRAM))).encode()).hexdigest()


def _stamps(folder: Path) -> Iterable[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _stamps(Path(entry.path))
            elif entry.name.endswith(_SUFFIXES):
                stat = entry.stat()
                yield f"{entry.path} {stat.st_mtime_ns} {stat.st_size}"

"""Original bytes, kept under their SHA-256."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from winset.errors import StorageError
from winset.store.disk import TEMPORARY, digest_file, publish, storage, sync_folder

__all__ = ["Blobs"]


class Blobs:
    """The folder `blobs/`: `ab/ab34...` holds the bytes whose SHA-256 is `ab34...`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where those bytes are or would be."""
        return self.folder / sha256[:2] / sha256

    def keep(self, file: Path, sha256: str) -> Path:
        """Copy a file whose digest is known into the folder, durably; kept once, however often it is asked for.

        Raises StorageError when the disk refuses, or when the file changed while it was read.
        """
        final = self.path(sha256)
        if final.exists() and final.stat().st_size == file.stat().st_size:
            return final
        temporary = final.with_name(f"{TEMPORARY}{os.getpid()}-{sha256}")
        try:
            with storage(f"could not keep the original of {file.name}"):
                if not final.parent.is_dir():
                    final.parent.mkdir(parents=True)
                    sync_folder(self.folder)
                shutil.copyfile(file, temporary)
                if digest_file(temporary) != sha256:
                    raise StorageError(f"{file} changed while it was being read: run the command again")
                publish(temporary, final)
        finally:
            temporary.unlink(missing_ok=True)
        return final

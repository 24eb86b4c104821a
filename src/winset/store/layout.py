"""Where things are in the folder of a case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.store.disk import TEMPORARY

__all__ = ["MARKER", "Layout"]

MARKER: Final = "winset.toml"
"""The file that makes a folder a case."""
_HALF: Final = f"{TEMPORARY}*"


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths below one case folder."""

    root: Path
    """The folder itself."""

    @property
    def marker(self) -> Path:
        """`winset.toml`."""
        return self.root / MARKER

    @property
    def sources(self) -> Path:
        """What the user drops in."""
        return self.root / "sources"

    @property
    def database(self) -> Path:
        """What people did in the program, and the runs."""
        return self.root / "case.db"

    @property
    def lock(self) -> Path:
        """Held by the one who changes what people write and do."""
        return self.root / "case.lock"

    @property
    def parts_lock(self) -> Path:
        """Held by the one who reads sources and derives parts from them."""
        return self.root / "case.parts.lock"

    @property
    def parts(self) -> Path:
        """What machines derived."""
        return self.root / "parts"

    @property
    def blobs(self) -> Path:
        """Original bytes."""
        return self.root / "blobs"

    @property
    def kept(self) -> Path:
        """Results that need not be computed again; may be deleted at any time."""
        return self.root / "kept"

    @property
    def report(self) -> Path:
        """The report and its data."""
        return self.root / "report"

    @property
    def exports(self) -> Path:
        """What leaves for other programs."""
        return self.root / "exports"

    def half_written(self) -> list[Path]:
        """What a session that was broken off was still writing of what people write and bring."""
        return [*self.root.glob(_HALF), *self.sources.rglob(_HALF)]

    def half_derived(self) -> list[Path]:
        """What a session that was broken off was still deriving."""
        return [*self.parts.glob(_HALF), *self.blobs.glob(f"*/{_HALF}")]

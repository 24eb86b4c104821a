"""What the readers' tests share."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def papers() -> ModuleType:
    """Makers of small files of every format, in `doubles/papers.py`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent / "doubles"))
        return importlib.import_module("papers")

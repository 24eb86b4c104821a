"""A written report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def reported(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the shipped case with its report; tests must not change it."""
    from winset.desk import open_case  # noqa: PLC0415 - heavy
    from winset.report import write_report  # noqa: PLC0415 - heavy

    mine = tmp_path_factory.mktemp("reported") / "us-japan-rok"
    shutil.copytree(shipped, mine)
    write_report(open_case(mine))
    return mine

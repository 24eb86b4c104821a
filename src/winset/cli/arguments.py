"""Arguments that many commands take, so that they read the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsOf", "CaseFolder", "Json"]

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of the case.", show_default=False)]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Use only what was known on this day: 2021-02-01, 2021-02 or 2021."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON on stdout.")]

"""The command line: a thin skin over the desk."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Entry point of the `winset` command.

    Matrices are multiplied on one thread, unless `OMP_NUM_THREADS` says otherwise: ours are small, and a second thread
    costs more than it brings. numpy reads this when it is loaded, so it stands here, before anything else.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import typer  # keeps `import winset.cli` light

    from winset.cli.app import app
    from winset.cli.output import sentences_for_people

    command = typer.main.get_command(app)
    sys.exit(sentences_for_people(lambda: command(prog_name="winset", standalone_mode=True)))

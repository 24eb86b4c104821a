"""The command line: a thin skin over the desk."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Entry point of the `winset` command."""
    import typer  # noqa: PLC0415 - keeps `import winset.cli` light

    from winset.cli.app import app  # noqa: PLC0415
    from winset.cli.output import sentences_for_people  # noqa: PLC0415

    command = typer.main.get_command(app)
    sys.exit(sentences_for_people(lambda: command(prog_name="winset", standalone_mode=True)))

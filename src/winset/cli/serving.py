"""The workspace in the browser, from a command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from winset.cli.arguments import CaseFolder

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add `serve` to an application."""
    app.command()(serve)


def serve(
    case: CaseFolder,
    host: Annotated[
        str, typer.Option(help="Address to listen on; others than this machine need --accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 for any free one.")] = 8350,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Host name under which people reach it; several times for more.")
    ] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="People sign in; invitations make accounts.")] = False,
    audience: Annotated[
        str,
        typer.Option(
            help="Documents that experts and observers may see, by handling mark: for the public, community, clients, "
            "organisation or recipients."
        ),
    ] = "public",
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy in front speaks TLS and passes requests on.")
    ] = False,
    certificate: Annotated[Path | None, typer.Option(help="TLS certificate, PEM.", show_default=False)] = None,
    key: Annotated[Path | None, typer.Option(help="Its private key, PEM.", show_default=False)] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the workspace in the browser.")] = False,
) -> None:
    """Serve the workspace: pages to look, drill, question and correct. Stop it with Ctrl-C.

    It listens on this machine only, and prints an address that works once.
    """
    from winset.web.serve import run  # only this command needs a server

    run(
        case, host=host, port=port, names=tuple(name or ()), accounts=accounts, audience=audience,
        behind_proxy=behind_proxy, certificate=certificate, key=key, tell=typer.echo, show=show,
    )  # fmt: skip

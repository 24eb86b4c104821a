"""Connections that send a request so slowly that they only hold a place: closed, and noted."""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["PatientProtocol"]

SECONDS: Final = 10.0
"""Longest time for the head of a request."""


class PatientProtocol(H11Protocol):
    """HTTP/1.1 whose patience with the head of a request ends; bodies have their own limit in the guard."""

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Stop waiting when a whole head is there; begin again with the next one."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(SECONDS, self._late)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        self._timer = None
        if self.transport.is_closing():
            return
        workspace = getattr(self.config.app, "workspace", None)
        if workspace is not None:
            address = self.client[0] if self.client else ""
            workspace.audit.add(
                account="", address=address, what="a head that never ends", outcome="refused", why="slow"
            )
        self.transport.close()

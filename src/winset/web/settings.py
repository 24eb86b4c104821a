"""How a workspace is served: which case, to whom, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["LEAST", "SEATS", "Limits", "Settings"]

SEATS = "/seat/"
"""Beginning of the addresses of a panel's members: they need a key, no session, and no log may tell who asked."""
LEAST = "public"
"""The audience that may see least, one of `winset.desk.AUDIENCES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what one visitor may ask for."""

    body: int = 64 * 1024
    """Most bytes of a form."""
    sheet: int = 512 * 1024
    """Most bytes of a page of answers with their reasons."""
    upload: int = 20 * 1024 * 1024
    """Most bytes of an upload."""
    uploads_an_hour: int = 60
    """Most uploads of one session in an hour."""
    seconds: float = 20.0
    """Longest time that a body may take to arrive."""
    rate: float = 60.0
    """Requests a second that a session may make in the long run."""
    burst: float = 240.0
    """Requests that it may make at once."""
    stranger_rate: float = 10.0
    """The same for an address that has no session."""
    stranger_burst: float = 60.0
    url: int = 8 * 1024
    """Most bytes of path and query."""
    headers: int = 32 * 1024
    """Most bytes of all headers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a start of the server decides."""

    case: Path
    """Folder of the case."""
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = 8350
    names: tuple[str, ...] = ()
    """Further host names under which it may be asked, such as `winset.example.org`."""
    behind_proxy: bool = False
    """Whether a proxy in front speaks TLS and passes on only what is meant for us."""
    tls: bool = False
    """Whether we speak TLS ourselves."""
    audience: str = LEAST
    """What experts and observers may see, by its handling mark: one of `winset.desk.AUDIENCES`."""
    accounts: bool = False
    """Whether people sign in with a name and a password; without, the one who started it is the owner."""
    warm: bool = True
    """Whether to compute ahead what the pages show."""
    patience: float = 1.5
    """Seconds that somebody waits for a page before it says that it is being worked out."""
    limits: Limits = field(default_factory=Limits)

    @property
    def secure(self) -> bool:
        """Whether browsers reach us by TLS."""
        return self.tls or self.behind_proxy

    @property
    def origin(self) -> str:
        """Address as a browser on this machine writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

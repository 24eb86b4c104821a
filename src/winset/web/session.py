"""Who is asking: a token that works once, then a cookie that no script reads and no other site sends."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final

from winset.web.settings import Settings

__all__ = ["Session", "Sessions"]

IDLE: Final = 12 * 3600.0
"""Seconds without a request after which a session ends."""
WHOLE: Final = 7 * 24 * 3600.0
"""Seconds after which it ends in any case."""
MOST: Final = 2_000
"""Sessions at a time; the quietest ends first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One visitor who has shown who he or she is."""

    key: str
    """Digest of the cookie: what logs and limits may know."""
    account: str
    """Name of the account; `owner` where there are none."""
    role: str
    """One of ROLES."""
    form: str
    """What every form of this session must carry."""
    began: float


class Sessions:
    """Sessions by the digest of their cookie, in memory: a restart ends them.

    Parameters
    ----------
    settings : decide the cookie's name and marks
    clock : seconds that never go back
    """

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._held: OrderedDict[str, tuple[Session, float]] = OrderedDict()
        self._secure = settings.secure
        self.cookie = "__Host-winset" if settings.secure else f"winset_{settings.port}"
        self.start_token: str | None = None if settings.accounts else secrets.token_urlsafe(32)

    def exchanged(self, token: str) -> str | None:
        """The cookie for the start token, which then works no more; None for any other token."""
        with self._lock:
            if self.start_token is None or not hmac.compare_digest(token.encode(), self.start_token.encode()):
                return None
            self.start_token = None
        return self.begun("owner", "owner")

    def begun(self, account: str, role: str) -> str:
        """A new session; returns the secret of its cookie."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        session = Session(key=_digest(secret), account=account, role=role, form=secrets.token_urlsafe(24), began=now)
        with self._lock:
            self._held[session.key] = (session, now)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return secret

    def of(self, header: str | None) -> Session | None:
        """The session of a Cookie header."""
        secret = _cookie(header, self.cookie)
        if secret is None:
            return None
        now, key = self._clock(), _digest(secret)
        with self._lock:
            held = self._held.pop(key, None)
            if held is None or now - held[1] > IDLE or now - held[0].began > WHOLE:
                return None
            self._held[key] = (held[0], now)
        return held[0]

    def ended(self, session: Session) -> None:
        """End one session."""
        with self._lock:
            self._held.pop(session.key, None)

    def ended_of(self, account: str) -> None:
        """End all sessions of an account, whose role or password changed."""
        with self._lock:
            for key in [k for k, (held, _) in self._held.items() if held.account == account]:
                del self._held[key]

    def header(self, secret: str) -> str:
        """The Set-Cookie header of a secret; an empty one removes it."""
        marks = "; Secure" if self._secure else ""
        age = "" if secret else "; Max-Age=0"
        return f"{self.cookie}={secret}; Path=/; HttpOnly; SameSite=Strict{marks}{age}"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()[:32]


def _cookie(header: str | None, name: str) -> str | None:
    if not header:
        return None
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return None if found is None else found.value

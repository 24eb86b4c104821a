"""What a browser may do with our pages: no script, style, picture or form but our own, and nobody may frame them."""

from __future__ import annotations

from collections import Counter
from typing import Final

import orjson

__all__ = ["HEADERS", "POLICY", "REPORTS", "Violations"]

REPORTS: Final = "/csp-report"
"""Where browsers say what they refused to do."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    f"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri {REPORTS}"
)
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
"""On every answer."""
MOST: Final = 200
"""Different reports that are counted."""


class Violations:
    """Counts of what browsers refused; no text of a report is ever shown as more than text."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, body: bytes) -> None:
        """Count one report; what is none is counted as such."""
        try:
            report = orjson.loads(body)["csp-report"]
            key = str(report.get("effective-directive", ""))[:60], str(report.get("blocked-uri", ""))[:120]
        except (ValueError, KeyError, TypeError, AttributeError):
            key = "unreadable", ""
        if key in self.counts or len(self.counts) < MOST:
            self.counts[key] += 1

    @property
    def total(self) -> int:
        """All reports."""
        return sum(self.counts.values())

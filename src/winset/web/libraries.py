"""What takes a second to import, imported after the server listens: once, by one thread, whoever asks first.

Two threads that begin to import packages which import each other, as numpy's do, may find one of them half made.
"""

from __future__ import annotations

import threading

__all__ = ["loaded"]

_LOCK = threading.Lock()


def loaded() -> None:
    """Return when the libraries and the desk are there; the first who asks imports them, the others wait for it."""
    with _LOCK:
        import duckdb  # noqa: F401, PLC0415 - a second of imports, after the server listens
        import numpy as np  # noqa: F401, PLC0415 - as above

        import winset.desk.desk  # noqa: PLC0415 - as above
        import winset.desk.panels  # noqa: PLC0415 - as above
        import winset.report.words  # noqa: F401, PLC0415 - as above

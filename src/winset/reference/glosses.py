"""What bodies that texts name in their own script are called in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from winset.reference.table import rows

__all__ = ["glosses"]


@cache
def glosses(lang: str) -> Mapping[str, str]:
    """Native name to English name, for `ja` or `ko`; several native names may share one in English."""
    return {
        name: row["english"] for row in rows("glosses.csv") if row["lang"] == lang for name in row["names"].split("/")
    }

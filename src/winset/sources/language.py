"""The language of a text: what its feed or page says, else its script, else English."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["language_of"]

_CODE: Final = re.compile(r"^([a-z]{2})(?:[-_][A-Za-z0-9]{2,8})*$")
_SCRIPTS: Final = (
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")),
    ("ja", re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d]")),
    ("zh", re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_SAMPLE: Final = 20_000
"""Characters that are looked at."""


def language_of(text: str, *, stated: str | None = None) -> str:
    """ISO 639-1 code of a text.

    Parameters
    ----------
    stated
        What the feed, page or file says, such as `en-US`; it counts unless the script contradicts it.

    Returns
    -------
    The stated language; else that of the script in which at least a fifth of the letters are written; else `en`.
    """
    script = _script(text[:_SAMPLE])
    named = _CODE.match(stated.strip()) if stated else None
    if named is None:
        return script or "en"
    code = named[1].lower()
    codes = {name for name, _ in _SCRIPTS}
    if script is not None and code != script and (code not in codes or script in {"ja", "ko"}):
        return script
    return code


def _script(text: str) -> str | None:
    """Language of the script that a text is written in; Chinese characters count as Japanese where kana stand too."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    shares = {name: len(pattern.findall(text)) / letters for name, pattern in _SCRIPTS}
    if shares["ja"] >= 0.05 and shares["ja"] + shares["zh"] >= 0.2:  # noqa: PLR2004 - shares of letters
        return "ja"
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.2 else None  # noqa: PLR2004 - share of letters

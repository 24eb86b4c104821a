"""How much of a source's words a report may quote: what its block in `winset.toml` says, else a short quotation."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from winset.store import CaseFolder, source_of, source_rules

__all__ = ["QUOTED", "quoted_in_part", "words_allowed"]

QUOTED: Final = 40
"""Words of one passage that a report quotes from a source whose words may not be passed on, with its citation."""
_ELLIPSIS: Final = " […]"
_LETTERS: Final = 2
"""Letters that count as a word where words are written without spaces."""
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def words_allowed(folder: CaseFolder) -> Callable[[str], int | None]:
    """For a file below `sources/`, how many words of a passage may be quoted; None for all, 0 for none."""
    rules, _ = source_rules(folder.path)
    asked = {rule.id: rule.quote_words for rule in rules}

    def of(file: str) -> int | None:
        source = source_of(file, rules)
        if (limit := asked.get(source.id)) is not None:
            return limit
        return None if source.redistributable else QUOTED

    return of


def quoted_in_part(text: str, words: int | None) -> str:
    """The first words of a passage and a sign that there are more; nothing where none may be quoted."""
    if words is None:
        return text
    if len(_UNSPACED.findall(text)) * 2 > len(text):
        return text if len(text) <= words * _LETTERS else text[: words * _LETTERS] + _ELLIPSIS if words else ""
    found = text.split()
    return text if len(found) <= words else " ".join(found[:words]) + _ELLIPSIS if words else ""

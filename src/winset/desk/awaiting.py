"""What texts suggest and nobody has decided, kept until somebody decides, writes or reads something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from winset.desk.kept import acts_state, derived_state, text_state
from winset.desk.review import pending
from winset.store import CaseFolder

if TYPE_CHECKING:
    from winset.desk.desk import Desk
    from winset.desk.suggestions import Suggestion

__all__ = ["awaiting", "awaiting_state"]

_WORDS = ("accept", "reject", "undo")


def awaiting(desk: Desk) -> tuple[Suggestion, ...]:
    """The suggestions of `winset.desk.pending`, as they are now."""
    if text_state(desk.folder) != desk.texts:
        return pending(desk.folder.path)
    state = awaiting_state(desk.folder)
    return desk.kept_rows.result("pending", lambda: pending(desk.folder.path), state)


def awaiting_state(folder: CaseFolder) -> str:
    """Digest of what was decided and read; the text files are the other thing that suggestions depend on."""
    return derived_state(folder) + acts_state(folder, *_WORDS)

"""What texts suggest and nobody has decided, kept until somebody decides, writes or reads something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from winset.desk.kept import acts_state, derived_state, text_state
from winset.desk.review import WORDS, pending
from winset.store import CaseFolder, acts, undone_acts

if TYPE_CHECKING:
    from winset.desk.desk import Desk
    from winset.desk.suggestions import Suggestion

__all__ = ["awaiting", "decided_ids"]


def awaiting(desk: Desk) -> tuple[Suggestion, ...]:
    """The suggestions of `winset.desk.pending`, as they are now."""
    if text_state(desk.folder) != desk.texts:
        return pending(desk.folder.path)
    state = derived_state(desk.folder) + acts_state(desk.folder, *WORDS, "undo")
    return desk.kept_rows.result("pending", lambda: pending(desk.folder.path), state)


def decided_ids(folder: CaseFolder) -> frozenset[str]:
    """Ids of the suggestions that somebody has accepted or rejected by now, and did not take back."""
    with folder.reading() as db:
        done = acts(db)
    undone = undone_acts(done)
    return frozenset(act.subject for act in done if act.kind in WORDS and act.id not in undone)

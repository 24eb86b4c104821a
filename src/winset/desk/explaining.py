"""Why an option ranks where it does, whatever its state."""

from __future__ import annotations

from winset.bargaining import assessed
from winset.bargaining.explain import Explanation
from winset.bargaining.explain import explain as explained
from winset.desk.desk import Desk
from winset.errors import UnknownName

__all__ = ["Explanation", "explain"]


def explain(desk: Desk, option: str) -> Explanation:
    """Explain an option of the case; one that is done or replaced is assessed as if it were open.

    Raises
    ------
    UnknownName : the case has no such option on the day
    """
    known = [o.id for o in desk.case.options]
    if option not in known:
        raise UnknownName("option", option, known)
    return desk.kept_rows.result("explanation", lambda: _explained(desk, option), option)


def _explained(desk: Desk, option: str) -> Explanation:
    candidates = {entry.option for entry in desk.assessment.agenda.candidates}
    assessment = desk.assessment if option in candidates else assessed(desk.case, desk.day, options=(option,))
    return explained(assessment, option)

"""One promise: what would count as kept, what the coders say, what may show it, and a form for one's own word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from winset.desk.judging import judge
from winset.desk.promises import Lead, leads
from winset.errors import BadInput
from winset.model import SCORES
from winset.report.words import dated, issue_name, joined
from winset.web.opened import Opened
from winset.web.pages.parts import addressed
from winset.web.static import address_of
from winset.web.view import Moved, Shown, View

__all__ = ["STATES_SAID", "judged", "leads_of", "promise"]

STATES_SAID: Final = {
    "kept": "kept",
    "partly": "partly kept",
    "broken": "not kept",
    "open": "still open",
    "unknown": "not known",
    "dormant": "dormant",
}
SCORES_SAID: Final = {1: "kept", 0: "partly kept, or in progress", -1: "not kept"}
LEADS: Final = 5
_APART: Final = re.compile(r"[\s|]+")


def promise(view: View) -> Shown:
    """The page."""
    return _page(view, {}, {})


def _page(view: View, given: Mapping[str, str], wrong: Mapping[str, str]) -> Shown:
    one = view.found(view.desk.case.commitments, view.path["id"], "promise")
    fate = next(f for f in view.opened.need("promises").fates if f.commitment.id == one.id)
    near = leads_of(view.opened, one.id)
    known = view.opened.need("evidence")
    return Shown(
        template="promise.html.j2",
        title=one.what.rstrip("."),
        private=True,
        status=422 if wrong else 200,
        values={
            "one": one,
            "fate": fate,
            "state": STATES_SAID[fate.state],
            "by": joined(one.by),
            "to": joined(one.to),
            "issue": issue_name(one.issue),
            "due": dated(one.due) if one.due else "",
            "proofs": addressed(view, one.evidence),
            "judgements": tuple((j, SCORES_SAID[j.score], addressed(view, j.evidence)) for j in fate.judgements),
            "leads": tuple((lead, known[lead.evidence]) for lead in near if lead.evidence in known),
            "scores": tuple((s, SCORES_SAID[s]) for s in sorted(SCORES, reverse=True)),
            "given": {"score": "", "reason": "", "evidence": "", **given},
            "ticked": tuple(_APART.split(given.get("evidence", ""))),
            "wrong": {"score": "", "reason": "", "evidence": "", **wrong},
            "refused": bool(wrong),
            "said": view.asked("said"),
            "group_style": address_of("group.css"),
        },
    )


def leads_of(opened: Opened, promise: str) -> tuple[Lead, ...]:
    """Rows that may show what became of a promise."""
    return opened.heavy(("leads", promise), lambda: leads(opened.desk, only=promise, number=LEADS))


def judged(view: View) -> Shown | Moved:
    """Write one judgement down, or show the form again with what is missing."""
    one = view.found(view.desk.case.commitments, view.path["id"], "promise")
    more = _APART.split(view.sent("evidence").strip())
    evidence = tuple(dict.fromkeys(e for e in (*view.form.get("shows", ()), *more) if e))
    score = view.sent("score")
    try:
        act = judge(
            view.desk, one.id, score=int(score) if score in {str(s) for s in SCORES} else 9, evidence=evidence,
            reason=view.sent("reason"), coder=view.session.account,
        )  # fmt: skip
    except BadInput as error:
        given = {"score": score, "reason": view.sent("reason"), "evidence": " ".join(evidence)}
        return _page(view, given, {p.column or "reason": f"{p.what[:1].upper()}{p.what[1:]}." for p in error.problems})
    view.workspace.desks.acted(view.session.key)
    view.workspace.audit.add(account=view.session.account, address="", what=f"judge {one.id}", outcome="done")
    return Moved(to=view.url(f"/commitments/{one.id}", said=act))

"""What changed, for someone who has ten minutes."""

from __future__ import annotations

from datetime import date

from winset.desk.briefing import Brief, a_week_before, keep_brief
from winset.desk.briefing import brief as brief_of
from winset.desk.days import day_of
from winset.report.brief import brief_document, brief_text
from winset.report.brief.sections import in_short, sections
from winset.report.words import dated
from winset.web.view import Download, Moved, Shown, View

__all__ = ["brief", "document", "kept", "text"]


def brief(view: View) -> Shown:
    """The brief since a day; a week by default."""
    found = _found(view)
    return Shown(
        template="brief.html.j2",
        title=f"What changed since {dated(found.since.isoformat())}",
        private=True,
        values={
            "kept_of": view.asked("kept"),
            "handling": found.handling,
            "last": None if found.last is None else found.last.isoformat(),
            "since": found.since.isoformat(),
            "short": in_short(found),
            "sections": tuple((s.title, s.items, "" if s.more else s.rest, s.more) for s in sections(found)),
        },
    )


def _found(view: View) -> Brief:
    return _brief(view, view.asked("since"))


def _brief(view: View, asked: str) -> Brief:
    since: date = day_of(asked, last=True) if asked else a_week_before(view.day)
    found: Brief = view.opened.heavy(("brief", since), lambda: brief_of(view.desk, since))
    return found


def kept(view: View) -> Moved:
    """Keep the brief, so that the next one can say what it got wrong."""
    found = _brief(view, view.sent("since"))
    file = keep_brief(view.desk, found)
    view.workspace.audit.add(account=view.session.account, address="", what=f"keep {file.name}", outcome="done")
    return Moved(to=view.url("/brief", since=found.since.isoformat(), kept=found.as_of.isoformat()))


def text(view: View) -> Download:
    """The same for a mail."""
    return Download(body=brief_text(_found(view)).encode(), kind="text/plain; charset=utf-8")


def document(view: View) -> Download:
    """The same as a Word document."""
    return Download(
        body=brief_document(_found(view)),
        kind="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        name=f"{view.desk.case.id}-brief-{view.day.isoformat()}.docx",
    )

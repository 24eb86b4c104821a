"""A text pasted into the case and coded while one waits."""

from __future__ import annotations

from typing import Final

from winset.desk import MARKS
from winset.desk import paste as put
from winset.desk.pasting import NotYetCoded
from winset.errors import BadInput, CaseBusy, CaseError, UnknownName
from winset.web.static import address_of
from winset.web.view import Refused, Shown, View

__all__ = ["paste", "pasted"]

FIELDS: Final = ("text", "title", "date", "url", "handling")
LONGEST: Final = 120_000
"""Letters of a pasted text."""


def paste(view: View) -> Shown:
    """The form."""
    return _page(view)


def _page(view: View, *, status: int = 200, said: str = "", found: object = None, stored: str = "") -> Shown:
    return Shown(
        template="paste.html.j2",
        title="Paste a text",
        private=True,
        status=status,
        values={
            "given": dict.fromkeys(FIELDS, "") if found or stored else {name: view.sent(name) for name in FIELDS},
            "stored": stored,
            "marks_known": MARKS,
            "said": said,
            "found": found,
            "longest": LONGEST,
            "group_style": address_of("group.css"),
        },
    )


def pasted(view: View) -> Shown:
    """Code the text, or show the form again with everything in it."""
    if view.workspace.uploads.take(view.session.key):
        raise Refused(429, "too many texts in an hour; go on later")
    text = view.sent("text")
    if len(text) > LONGEST:
        return _page(view, status=422, said=f"The text has more than {LONGEST:,} letters: upload it as a file.")
    title, day, url, mark = (view.sent(name).strip() or None for name in FIELDS[1:])
    try:
        found = put(view.desk.folder.path, text, title=title, date=day, url=url, handling=mark)
    except BadInput as error:
        return _page(view, status=422, said=" ".join(p.what for p in error.problems[:3]))
    except CaseBusy as error:
        if not view.last:
            view.workspace.uploads.put_back(view.session.key)
            raise
        if not isinstance(error, NotYetCoded):
            return _page(view, status=503, said="Another process is writing into the case; send it again in a moment.")
        view.workspace.jobs.read_also(error.file, view.session.account)
        _note(view, error.file)
        return _page(view, stored=error.file)
    except (CaseError, UnknownName) as error:
        return _page(view, status=422, said=str(error))
    _note(view, found.file)
    return _page(view, found=found)


def _note(view: View, file: str) -> None:
    """Write down that a text was put into the case, and show it to who did so."""
    view.workspace.desks.acted(view.session.key)
    view.workspace.audit.add(account=view.session.account, address="", what=f"paste {file}", outcome="done")

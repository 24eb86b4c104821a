"""A text pasted into the case and coded while one waits."""

from __future__ import annotations

from typing import Final

from winset.desk import MARKS
from winset.desk import paste as put
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


def _page(view: View, *, status: int = 200, said: str = "", found: object = None) -> Shown:
    return Shown(
        template="paste.html.j2",
        title="Paste a text",
        private=True,
        status=status,
        values={
            "given": {name: view.sent(name) for name in FIELDS} if found is None else dict.fromkeys(FIELDS, ""),
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
    except CaseBusy:
        if not view.last:
            raise
        return _page(view, status=503, said="Another process is reading into the case; send it again in a moment.")
    except (CaseError, UnknownName) as error:
        return _page(view, status=422, said=str(error))
    view.workspace.desks.acted(view.session.key)
    view.workspace.audit.add(account=view.session.account, address="", what=f"paste {found.file}", outcome="done")
    return _page(view, found=found)

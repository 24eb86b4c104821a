"""Uploading documents, which are read in the background."""

from __future__ import annotations

from winset.desk import unread_files
from winset.web.uploads import ENDINGS, kept_name
from winset.web.view import Moved, Refused, Shown, View

__all__ = ["progress", "upload", "uploaded"]


def upload(view: View) -> Shown:
    """The form, and what is being read."""
    return Shown(
        template="upload.html.j2",
        title="Upload documents",
        private=True,
        values={
            "endings": ENDINGS,
            "most": view.workspace.settings.limits.upload // (1024 * 1024),
            **_jobs(view),
        },
    )


def progress(view: View) -> Shown:
    """Only what is being read, for a page that asks again and again."""
    shown = "upload_jobs.html.j2"
    return Shown(template=shown, part=shown, title="Uploads", private=True, values=_jobs(view))


def _jobs(view: View) -> dict[str, object]:
    jobs = view.workspace.jobs
    waiting = () if jobs.busy else unread_files(view.desk.folder.path)
    return {"jobs": jobs.all(), "busy": jobs.busy or bool(waiting), "waiting": len(waiting)}


def uploaded(view: View) -> Moved:
    """Take the files of the form."""
    limits = view.workspace.settings.limits
    files = [(name, body) for name, body in view.files if name]
    if not files:
        raise Refused(422, "choose a file first")
    for _, body in files:
        if len(body) > limits.upload:
            raise Refused(413, "the file is larger than is taken")
        if view.workspace.uploads.take(view.session.key):
            raise Refused(429, "too many uploads in an hour; go on later")
    names = [(kept_name(name, body), body) for name, body in files]
    for name, body in names:
        view.workspace.jobs.take(name, body, view.session.account)
        view.workspace.audit.add(account=view.session.account, address="", what=f"upload {name}", outcome="done")
    return Moved(to="/upload")

"""What went wrong, as a page with a sentence and as a line in the log; never the inside of the program."""

from __future__ import annotations

import logging
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

from winset.errors import BadInput, CaseBusy, CaseError, StorageError, UnknownName, WinsetError
from winset.web.answer import Answer, json_answer, plain_page
from winset.web.view import Missing, Refused
from winset.web.workspace import Workspace

__all__ = ["failed"]

_LOG: Final = logging.getLogger("winset.web")
_STATUS: Final = ((UnknownName, 404), (CaseBusy, 503), (BadInput, 422), (CaseError, 400), (StorageError, 507))
_TITLES: Final = {
    400: "That cannot be read",
    403: "Not allowed",
    404: "Not found",
    405: "Not here",
    409: "Changed meanwhile",
    413: "Too large",
    422: "Something is missing",
    429: "Too often",
    503: "Busy",
}


def failed(error: Exception, request: Request, workspace: Workspace) -> Answer:
    """The answer for an error."""
    status, sentence = _told(error)
    session = request.scope.get("winset.session")
    refused = isinstance(error, Refused) or status in {400, 403, 405, 408, 413, 422}
    if refused or status >= 500:  # noqa: PLR2004 - our own fault
        workspace.audit.add(
            account=session.account if session else "",
            address=request.client.host if request.client else "",
            what=f"{request.method} {request.url.path}",
            outcome="refused",
            why=sentence,
        )
    if request.url.path.startswith("/api/") or request.url.path.endswith(".json"):
        return json_answer({"error": sentence, "status": status}, status)
    return plain_page(_TITLES.get(status, "Something went wrong"), sentence, status)


def _told(error: Exception) -> tuple[int, str]:
    if isinstance(error, Refused):
        return error.status, str(error)
    if isinstance(error, Missing):
        return 404, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, "there is no page at this address" if error.status_code == 404 else error.detail  # noqa: PLR2004 - HTTP
    if isinstance(error, WinsetError):
        return next((status for kind, status in _STATUS if isinstance(error, kind)), 400), str(error)
    _LOG.error("a page failed", exc_info=error)
    return 500, "the program failed on this page; the server's log says where"

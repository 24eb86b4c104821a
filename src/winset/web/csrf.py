"""Requests that a foreign page makes in a visitor's name: told by what the browser says of their origin."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

__all__ = ["SAFE", "cross_site_refusal"]

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS: Final = frozenset({"same-origin", "none"})


def cross_site_refusal(method: str, headers: Mapping[str, str], origins: Collection[str]) -> str | None:
    """Why a request is refused as made by a foreign page; None where it is not.

    Parameters
    ----------
    method : of the request
    headers : names in lower case
    origins : our own

    Notes
    -----
    A safe request from elsewhere may only be a navigation (somebody followed a link; the cookie, which is strict, stays
    behind). An unsafe one must come from our own pages: the browser says so in `Sec-Fetch-Site`, and browsers that do
    not say it name the origin. A request that says neither changes nothing.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if method in SAFE:
        if site in {None, *_OURS} or headers.get("sec-fetch-mode") == "navigate":
            return None
        return "asked for by a page of another site"
    if site is not None and site != "same-origin":
        return "sent by a page of another site"
    if origin is not None and origin.lower() not in origins:
        return "sent by a page of another origin"
    if site is None and origin is None:
        return "does not say from which page it was sent"
    return None

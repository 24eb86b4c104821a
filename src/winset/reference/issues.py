"""The one list of issues, nested in the major topics of the Comparative Agendas Project, and labels that map to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from winset.errors import UnknownName
from winset.reference.table import rows

__all__ = ["IssueEntry", "aliases", "issue", "issue_id", "issues"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """An issue of the package's list; a case selects and may split issues, never rename them."""

    id: str
    title: str
    parent: str | None
    """Id of the wider issue."""
    cap: int
    """Major topic of the Comparative Agendas Project's master codebook."""
    cap_name: str
    covers: str
    """What belongs to it."""


@cache
def issues() -> Mapping[str, IssueEntry]:
    """All issues by id, in the order in which they are shown."""
    topics = {row["number"]: row["name"] for row in rows("cap_topics.csv")}
    return {
        row["id"]: IssueEntry(
            id=row["id"],
            title=row["title"],
            parent=row["parent"] or None,
            cap=int(row["cap"]),
            cap_name=topics[row["cap"]],
            covers=row["covers"],
        )
        for row in rows("issues.csv")
    }


@cache
def aliases() -> Mapping[str, str]:
    """Other labels in use and the issue that each means."""
    return {row["alias"]: row["issue"] for row in rows("issue_aliases.csv")}


def issue(name: str) -> IssueEntry:
    """The issue with this id; raises UnknownName with the nearest ids."""
    found = issues().get(name)
    if found is None:
        raise UnknownName("issue", name, issues())
    return found


def issue_id(label: str) -> str | None:
    """The id of the issue that a label means, whatever its case and whether joined by spaces, `-` or `_`."""
    key = re.sub(r"[\s_-]+", "-", label.strip().casefold().replace("'", "").replace("’", ""))
    if key in issues():
        return key
    return aliases().get(key)

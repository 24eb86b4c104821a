"""From reports to happenings: several reports of one act are counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import ArrayLike

from winset.model import Happening, first_day, last_day
from winset.relations.arrays import Floats, Ints

__all__ = ["Cluster", "Report", "cluster_weights", "happening", "happening_ids", "merge_reports"]


def happening_ids(day: ArrayLike, source: ArrayLike, target: ArrayLike, root: ArrayLike) -> Ints:
    """Which happening each event without text belongs to: same day, same two countries in any order, same CAMEO root.

    Parameters
    ----------
    day : dates or numbers of days, shape (m,)
    source, target : country codes (strings or integers), shape (m,)
    root : CAMEO root (string or integer), shape (m,)

    Returns
    -------
    int array, shape (m,): 0 to number of happenings - 1, in order of day
    """
    countries, code = np.unique(np.concatenate([np.asarray(source), np.asarray(target)]), return_inverse=True)
    first, second = np.split(code, 2)
    days, when = np.unique(np.asarray(day), return_inverse=True)
    roots, kind = np.unique(np.asarray(root), return_inverse=True)
    if not days.size:
        return np.zeros(0, dtype=np.int64)
    low, high = np.minimum(first, second), np.maximum(first, second)
    packed = ((when * countries.size + low) * countries.size + high) * roots.size + kind
    return np.asarray(np.unique(packed, return_inverse=True)[1], dtype=np.int64)


def cluster_weights(cluster: ArrayLike, source: ArrayLike, target: ArrayLike) -> Floats:
    """Weight of each event: 1 per happening and pair of countries, split evenly over the events between them.

    Parameters
    ----------
    cluster : number of the happening, shape (m,)
    source, target : country codes, shape (m,)

    Returns
    -------
    float array, shape (m,), in (0, 1]; a meeting of three countries weighs 3 (its three pairs), not 6
    """
    each = happening_ids(cluster, source, target, np.zeros_like(np.asarray(cluster)))
    return np.asarray(1.0 / np.bincount(each)[each])


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of an act: a coded event with the sentence that it came from."""

    id: str
    """Unique id; ties are broken by it, so that the order of input does not matter."""
    date: str
    """Partial date of the act."""
    known_from: str
    """Publication of the document."""
    countries: tuple[str, ...]
    """ISO3 of those who take part."""
    plover: str
    """PLOVER type."""
    text: str
    """The sentence; empty where the source has none."""
    issue: str | None
    source: str
    """Document or page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """All reports of one act."""

    id: str
    """Hash of the members' ids."""
    members: tuple[Report, ...]
    """In order of date and id; never empty."""


def merge_reports(reports: Iterable[Report], *, window: int = 3, similarity: float = 0.3) -> tuple[Cluster, ...]:
    """Reports of one act put together: same countries, same type, close in time and alike in words.

    Parameters
    ----------
    reports : in any order; the result does not depend on it
    window : largest distance in days between the dates of two reports; a partial date stands for all its days
    similarity : least Jaccard similarity of the words of two reports, 0 to 1; without words on both sides the dates
        must be the same

    Returns
    -------
    clusters in order of first date, then id; a chain of reports, each like the next, is one cluster
    """
    blocks: defaultdict[tuple[frozenset[str], str], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (first_day(r.date), r.id)):
        blocks[frozenset(report.countries), report.plover].append(report)
    clusters = [
        Cluster(id=_cluster_id(members), members=tuple(members))
        for block in blocks.values()
        for members in _linked(block, window, similarity)
    ]
    return tuple(sorted(clusters, key=lambda c: (first_day(c.members[0].date), c.id)))


def _linked(block: Sequence[Report], window: int, similarity: float) -> list[list[Report]]:
    """Connected components of the reports of one block, which come in order of first day."""
    parent = list(range(len(block)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    spans = [(first_day(r.date).toordinal(), last_day(r.date).toordinal()) for r in block]
    words = [frozenset(r.text.casefold().split()) for r in block]
    open_: list[int] = []
    for i, (begin, _) in enumerate(spans):
        open_ = [j for j in open_ if begin - spans[j][1] <= window]
        for j in open_:
            if root(i) != root(j) and _alike(
                words[i], words[j], same_date=block[i].date == block[j].date, at=similarity
            ):
                parent[max(root(i), root(j))] = min(root(i), root(j))
        open_.append(i)
    groups: defaultdict[int, list[Report]] = defaultdict(list)
    for i, report in enumerate(block):
        groups[root(i)].append(report)
    return list(groups.values())


def _alike(a: frozenset[str], b: frozenset[str], *, same_date: bool, at: float) -> bool:
    if not a or not b:
        return same_date
    return len(a & b) >= at * len(a | b)


def _cluster_id(members: Sequence[Report]) -> str:
    return sha256("\0".join(sorted(m.id for m in members)).encode()).hexdigest()[:16]


def happening(cluster: Cluster) -> Happening:
    """The happening that a cluster of machine-coded reports stands for, told by its clearest member.

    The clearest is the one that shares most words with the others; between equals the earliest published.
    """
    members = cluster.members
    words = [frozenset(m.text.casefold().split()) for m in members]
    shared = [sum(len(w & other) for other in words) for w in words]
    best = min(range(len(members)), key=lambda i: (-shared[i], last_day(members[i].known_from), members[i].id))
    dates = [m.date for m in members]
    issues = [m.issue for m in members if m.issue]
    return Happening(
        id=cluster.id,
        date=min(dates, key=lambda d: ((last_day(d) - first_day(d)).days, -dates.count(d), d)),
        known_from=min((m.known_from for m in members), key=last_day),
        text=members[best].text,
        kind="quoted",
        countries=tuple(sorted(set(members[0].countries))),
        issue=max(sorted(set(issues)), key=issues.count) if issues else "",
        status="coded",
        sources=tuple(dict.fromkeys(m.source for m in members)),
    )

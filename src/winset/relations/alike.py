"""Reports of one act in any language put together by meaning: same days, parties and type, alike in what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations, product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.model import first_day, last_day
from winset.relations.happenings import Cluster, Report

__all__ = ["candidates", "merge_alike"]

_PAIR = 2
"""Parties that two reports of one act share at least."""


def candidates(reports: Sequence[Report], *, window: int = 3) -> Iterator[tuple[int, int]]:
    """Pairs of places in `reports` that may be one act: same type, close in time, one's parties among the other's.

    Parameters
    ----------
    reports : in any order
    window : largest distance in days between two dates; a partial date stands for all its days
    """
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(reports)), key=lambda i: (first_day(reports[i].date), reports[i].id)):
        blocks[reports[place].plover].append(place)
    for block in blocks.values():
        open_: list[tuple[int, int]] = []
        for place in block:
            report = reports[place]
            begin = first_day(report.date).toordinal()
            open_ = [(end, other) for end, other in open_ if begin - end <= window]
            for _, other in open_:
                if _same_parties(report, reports[other]):
                    yield other, place
            open_.append((last_day(report.date).toordinal(), place))


def _same_parties(a: Report, b: Report) -> bool:
    one, two = frozenset(a.countries), frozenset(b.countries)
    return len(one & two) >= min(_PAIR, len(one), len(two)) and (one <= two or two <= one)


def merge_alike(
    reports: Sequence[Report], vectors: ArrayLike, *, window: int = 3, similarity: float = 0.35
) -> tuple[Cluster, ...]:
    """Reports of one act put together; every two members of a cluster are candidates and alike (complete linkage).

    Parameters
    ----------
    reports : in any order; the result does not depend on it
    vectors : (n, d) meaning of what each report says beyond who and what, rows of length 1, or 0 where it says no more
    window : largest distance in days between the dates of two members
    similarity : least product of the vectors of two members. A report that says no more than who did what joins the
        one act that it may be, and stays apart where there are several

    Returns
    -------
    clusters in order of first date, then id
    """
    if not reports:
        return ()
    meaning = np.asarray(vectors, dtype=np.float32).reshape(len(reports), -1)
    blank = np.linalg.norm(meaning, axis=1) == 0.0
    near: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in candidates(reports, window=window):
        near[a].add(b)
        near[b].add(a)
    groups: list[list[int]] = []
    for component in _components(near, [i for i in range(len(reports)) if not blank[i]]):
        order = sorted(component, key=lambda i: reports[i].id)
        groups += [[order[i] for i in group] for group in _linked(_alikeness(order, near, meaning), similarity)]
    groups = _with_blanks(groups, near, sorted(np.flatnonzero(blank).tolist(), key=lambda i: reports[i].id), reports)
    clusters = [_cluster([reports[i] for i in group]) for group in groups]
    return tuple(sorted(clusters, key=lambda c: (first_day(c.members[0].date), c.id)))


def _cluster(members: Sequence[Report]) -> Cluster:
    listed = sorted(members, key=lambda r: (first_day(r.date), r.id))
    return Cluster(id=sha256("\0".join(sorted(m.id for m in listed)).encode()).hexdigest()[:16], members=tuple(listed))


def _components(near: dict[int, set[int]], places: Sequence[int]) -> Iterator[list[int]]:
    """Places that candidates connect."""
    left = set(places)
    while left:
        found, ahead = set(), [left.pop()]
        while ahead:
            place = ahead.pop()
            found.add(place)
            more = near.get(place, set()) & left
            left -= more
            ahead.extend(more)
        yield sorted(found)


def _alikeness(places: Sequence[int], near: dict[int, set[int]], meaning: NDArray[np.float32]) -> NDArray[np.float64]:
    """(n, n) similarity of candidates; minus infinity of others and on the diagonal."""
    at = {place: i for i, place in enumerate(places)}
    allowed = np.zeros((len(places), len(places)), dtype=bool)
    for place, i in at.items():
        for other in near.get(place, ()):
            if other in at:
                allowed[i, at[other]] = True
    chosen = meaning[list(places)]
    return np.where(allowed, (chosen @ chosen.T).astype(np.float64), -np.inf)


def _linked(alike: NDArray[np.float64], least: float) -> list[list[int]]:
    """Complete linkage by chains of nearest neighbours, quadratic in the number of reports (Benzecri 1982)."""
    alike = alike.copy()
    groups = {i: [i] for i in range(len(alike))}
    alive = np.ones(len(alike), dtype=bool)
    out: list[list[int]] = []
    chain: list[int] = []
    while groups:
        if not chain:
            chain.append(min(groups))
        tip = chain[-1]
        row = np.where(alive, alike[tip], -np.inf)
        best = int(row.argmax())
        if row[best] < least:  # nothing left to join: the group is whole
            out.append(sorted(groups.pop(tip)))
            alive[tip] = False
            chain.clear()
        elif len(chain) > 1 and row[chain[-2]] == row[best]:
            other = chain[-2]
            groups[other] += groups.pop(tip)
            alive[tip] = False
            alike[other] = np.minimum(alike[other], alike[tip])
            alike[:, other] = alike[other]
            chain = chain[:-2]
        else:
            chain.append(best)
    return sorted(out)


def _with_blanks(
    groups: list[list[int]], near: dict[int, set[int]], blanks: Sequence[int], reports: Sequence[Report]
) -> list[list[int]]:
    """Reports that say no more than who did what, each with the one act that it may be, else with those of its date."""
    out = [list(group) for group in groups]
    alone: list[int] = []
    for place in blanks:
        fitting = [i for i, group in enumerate(groups) if all(member in near.get(place, ()) for member in group)]
        if len(fitting) == 1:
            out[fitting[0]].append(place)
        elif not fitting:
            alone.append(place)
        else:
            out.append([place])
    same = [(a, b) for a, b in combinations(alone, 2) if b in near.get(a, ()) and reports[a].date == reports[b].date]
    allowed = {pair for a, b in same for pair in ((a, b), (b, a))}
    rows = np.full((len(alone), len(alone)), -np.inf)
    for (i, a), (j, b) in product(enumerate(alone), repeat=2):
        rows[i, j] = 0.0 if (a, b) in allowed else -np.inf
    return out + [[alone[i] for i in group] for group in _linked(rows, 0.0)]
